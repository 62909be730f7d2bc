package io.github.gocontainer.image;

import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

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
     * Builds the images into the layout and removes what an earlier build left there; when the same image lies there
     * undamaged, nothing is done.
     *
     * @param images one for every platform, all of one format
     * @param indexAnnotations of the index, which is written when there are several images
     * @param memoryFile remembers which content became which layer
     */
    public BuiltImage build(
            List<ImageSpec> images, SortedMap<String, String> indexAnnotations, ImageLayout layout, Path memoryFile)
            throws IOException {
        BuildMemory memory = BuildMemory.read(memoryFile);
        Map<LayerSpec, Digest> keys = keys(images);
        Digest imageKey = ContentKey.of(images, indexAnnotations, keys);
        Optional<BuiltImage> unchanged = unchanged(memory, imageKey, layout, images);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        LayerStore store = new LayerStore(layout.blobs(), encoder, pool, threads, memory.layers());
        SortedMap<Platform, BuiltImage.PlatformImage> platforms = new TreeMap<>();
        for (ImageSpec spec : images) {
            platforms.put(spec.platform(), image(spec, layout.blobs(), store, keys));
        }
        BuiltImage built = new BuiltImage(root(images, platforms, indexAnnotations, layout.blobs()), platforms);
        layout.writeRoot(built.root());
        new BuildMemory(Optional.of(Map.entry(imageKey, built.root().digest())), store.used()).write(memoryFile);
        new LayoutContent(layout).removeOthers();
        return built;
    }

    private static Map<LayerSpec, Digest> keys(List<ImageSpec> images) throws IOException {
        Map<LayerSpec, Digest> keys = new HashMap<>();
        for (ImageSpec spec : images) {
            for (LayerSpec layer : spec.layers()) {
                if (!keys.containsKey(layer)) {
                    keys.put(layer, ContentKey.of(layer, spec.created(), spec.compression()));
                }
            }
        }
        return keys;
    }

    private static Optional<BuiltImage> unchanged(
            BuildMemory memory, Digest imageKey, ImageLayout layout, List<ImageSpec> images) {
        boolean sameImage =
                memory.image().map(image -> image.getKey().equals(imageKey)).orElse(false);
        return sameImage && layout.exists()
                ? new LayoutContent(layout)
                        .intact(memory.image().get().getValue(), images.get(0).platform())
                : Optional.empty();
    }

    private BuiltImage.PlatformImage image(
            ImageSpec spec, BlobStore blobs, LayerStore store, Map<LayerSpec, Digest> keys) throws IOException {
        List<Descriptor> descriptors = new ArrayList<>(ManifestWriter.baseLayers(spec));
        for (Descriptor layer : descriptors) {
            copy(spec.base().orElseThrow().store(), layer, blobs);
        }
        List<Layer> layers = new ArrayList<>();
        for (LayerSpec layer : spec.layers()) {
            layers.add(store.layer(layer, ContentKey.known(keys, layer), spec));
        }
        layers.forEach(layer -> descriptors.add(layer.blob()));
        Descriptor configuration = write(blobs, spec.format().configuration(), encoder.configuration(spec, layers));
        Descriptor manifest =
                write(blobs, spec.format().manifest(), ManifestWriter.manifest(spec, configuration, descriptors));
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
}
