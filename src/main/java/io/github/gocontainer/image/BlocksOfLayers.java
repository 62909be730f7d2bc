package io.github.gocontainer.image;

import io.github.gocontainer.image.BuildMemory.MadeLayer;
import io.github.gocontainer.image.gzip.BlockGzipOutputStream;
import io.github.gocontainer.image.gzip.EarlierBlocks;
import io.github.gocontainer.image.gzip.WrittenBlock;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds compressed blocks in the layers that the build before left in the layout. */
final class BlocksOfLayers implements EarlierBlocks {

    private record Place(Path file, long offset, WrittenBlock block) {}

    private final Map<Digest, Place> places = new HashMap<>();

    BlocksOfLayers(BlobStore blobs, Collection<MadeLayer> layers) {
        for (MadeLayer layer : layers) {
            long offset = BlockGzipOutputStream.HEADER_LENGTH;
            for (WrittenBlock block : layer.blocks()) {
                places.put(block.key(), new Place(blobs.path(layer.blob()), offset, block));
                offset += block.length();
            }
        }
    }

    @Override
    public Optional<byte[]> find(Digest key) {
        return Optional.ofNullable(places.get(key)).flatMap(BlocksOfLayers::read);
    }

    private static Optional<byte[]> read(Place place) {
        try (RandomAccessFile file = new RandomAccessFile(place.file().toFile(), "r")) {
            byte[] bytes = new byte[place.block().length()];
            file.seek(place.offset());
            file.readFully(bytes);
            return Optional.of(bytes)
                    .filter(read -> Digest.of(read).equals(place.block().digest()));
        } catch (IOException goneOrShort) {
            return Optional.empty();
        }
    }
}
