package io.github.gocontainer.image.jib;

import io.github.gocontainer.image.ImageEncoder;
import io.github.gocontainer.image.ImageSpec;
import io.github.gocontainer.image.Layer;
import io.github.gocontainer.image.LayerSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes archives and configurations with jib-core, and adds what jib-core cannot express. */
public final class JibImageEncoder implements ImageEncoder {

    private final Path temporaryDirectory;

    /** @param temporaryDirectory for small files that jib-core wants on disk; must exist */
    public JibImageEncoder(Path temporaryDirectory) {
        this.temporaryDirectory = temporaryDirectory;
    }

    @Override
    public void writeLayer(LayerSpec layer, Instant modified, OutputStream tar) throws IOException {
        try (JibLayerFiles files = new JibLayerFiles(temporaryDirectory)) {
            files.archive(layer, modified).writeTo(new StaysOpen(new TarCompletion(layer, tar)));
        }
    }

    @Override
    public byte[] configuration(ImageSpec spec, List<Layer> layers) throws IOException {
        return new JibConfiguration(spec).json(layers);
    }
}
