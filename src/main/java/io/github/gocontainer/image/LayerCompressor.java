package io.github.gocontainer.image;

import com.github.luben.zstd.ZstdOutputStream;
import io.github.gocontainer.image.gzip.BlockGzipOutputStream;
import io.github.gocontainer.image.gzip.EarlierBlocks;
import io.github.gocontainer.image.gzip.Effort;
import io.github.gocontainer.image.gzip.WrittenBlock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Opens a stream that compresses a layer; neither the machine nor the number of threads changes a byte. */
final class LayerCompressor {

    private static final int BLOCKS_IN_FLIGHT_BEYOND_THREADS = 2;
    private static final int BUFFER = 1 << 16;

    /** The library's own default, written down so that another release's default changes nothing. */
    private static final int ZSTD_LEVEL = 3;

    private final ExecutorService pool;
    private final int threads;
    private final EarlierBlocks earlier;
    private Optional<BlockGzipOutputStream> gzip = Optional.empty();

    LayerCompressor(ExecutorService pool, int threads, EarlierBlocks earlier) {
        this.pool = pool;
        this.threads = threads;
        this.earlier = earlier;
    }

    /** The blocks of the stream that was opened, once it is closed; none when its compression has no such. */
    List<WrittenBlock> blocks() {
        return gzip.map(BlockGzipOutputStream::written).orElse(List.of());
    }

    /** A stream that closes the file, too. */
    OutputStream open(OutputStream file, Compression compression) throws IOException {
        return switch (compression) {
            case NONE -> new BufferedOutputStream(file, BUFFER);
            case GZIP_FAST -> gzip(file, Effort.FAST);
            case GZIP_BEST -> gzip(file, Effort.BEST);
            // Its own threads would cut the input in pieces, and a build of the library without threads would not.
            case ZSTD -> new BufferedOutputStream(new ZstdOutputStream(file, ZSTD_LEVEL).setWorkers(0), BUFFER);
        };
    }

    private OutputStream gzip(OutputStream file, Effort effort) throws IOException {
        BlockGzipOutputStream stream =
                new BlockGzipOutputStream(file, pool, threads + BLOCKS_IN_FLIGHT_BEYOND_THREADS, effort, earlier);
        gzip = Optional.of(stream);
        return stream;
    }
}
