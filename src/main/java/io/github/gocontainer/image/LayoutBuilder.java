package io.github.gocontainer.image;

import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** Makes the layout of an image: a manifest for every platform and, over several, an index. */
public final class LayoutBuilder {

    private final ImageEncoder encoder;
    private final ExecutorService pool;
    private final int threads;

    /**
     * @param pool where layers are compressed
     * @param threads of the pool
     */
    public LayoutBuilder(ImageEncoder encoder, ExecutorService pool, int threads) {
        this.encoder = encoder;
        this.pool = pool;
        this.threads = threads;
    }

    /**
     * Builds the images into the layout and removes what an earlier build left there.
     *
     * @param images one for every platform, all of one format
     * @param indexAnnotations of the index, which is written when there are several images
     * @param memory the file that remembers which content became which layer
     */
    public BuiltImage build(
            List<ImageSpec> images, SortedMap<String, String> indexAnnotations, ImageLayout layout, Path memory)
            throws IOException {
        LayerStore layers = new LayerStore(layout.blobs(), encoder, pool, threads, memory);
        Set<Digest> referenced = new HashSet<>();
        SortedMap<Platform, BuiltImage.PlatformImage> platforms = new TreeMap<>();
        for (ImageSpec spec : images) {
            platforms.put(spec.platform(), image(spec, layout.blobs(), layers, referenced));
        }
        Descriptor root = root(images, platforms, indexAnnotations, layout.blobs());
        referenced.add(root.digest());
        layout.writeRoot(root);
        layers.remember();
        removeOthers(layout.blobs(), referenced);
        return new BuiltImage(root, platforms);
    }

    private BuiltImage.PlatformImage image(ImageSpec spec, BlobStore blobs, LayerStore store, Set<Digest> referenced)
            throws IOException {
        List<Descriptor> descriptors = new ArrayList<>(ManifestWriter.baseLayers(spec));
        for (Descriptor layer : descriptors) {
            copy(spec.base().orElseThrow().store(), layer, blobs);
        }
        List<Layer> layers = new ArrayList<>();
        for (LayerSpec layer : spec.layers()) {
            layers.add(store.layer(layer, spec.created(), spec.format().layer()));
        }
        layers.forEach(layer -> descriptors.add(layer.blob()));
        Descriptor configuration = write(blobs, spec.format().configuration(), encoder.configuration(spec, layers));
        Descriptor manifest =
                write(blobs, spec.format().manifest(), ManifestWriter.manifest(spec, configuration, descriptors));
        descriptors.forEach(layer -> referenced.add(layer.digest()));
        referenced.add(configuration.digest());
        referenced.add(manifest.digest());
        return new BuiltImage.PlatformImage(
                manifest.withPlatform(spec.platform()),
                descriptors.stream().mapToLong(Descriptor::size).sum());
    }

    private static Descriptor root(
            List<ImageSpec> images,
            SortedMap<Platform, BuiltImage.PlatformImage> platforms,
            SortedMap<String, String> annotations,
            BlobStore blobs)
            throws IOException {
        List<Descriptor> manifests = platforms.values().stream()
                .map(BuiltImage.PlatformImage::manifest)
                .toList();
        if (manifests.size() == 1) {
            return manifests.get(0);
        }
        ImageFormat format = images.get(0).format();
        return write(blobs, format.index(), ManifestWriter.index(manifests, annotations, format));
    }

    private static Descriptor write(BlobStore blobs, String mediaType, byte[] document) throws IOException {
        return Descriptor.of(mediaType, blobs.write(document), document.length);
    }

    private static void copy(BlobStore from, Descriptor blob, BlobStore to) throws IOException {
        if (!to.holds(blob.digest(), blob.size())) {
            from.copy(blob.digest(), to);
        }
    }

    private static void removeOthers(BlobStore blobs, Set<Digest> referenced) throws IOException {
        try (Stream<Path> files =
                Files.list(blobs.path(referenced.iterator().next()).getParent())) {
            for (Path file : files.toList()) {
                if (referenced.stream()
                        .noneMatch(
                                digest -> digest.hex().equals(file.getFileName().toString()))) {
                    Files.delete(file);
                }
            }
        }
    }
}
