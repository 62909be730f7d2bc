package io.github.gocontainer.testbed;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.TrackableBase;
import org.apache.maven.settings.io.xpp3.SettingsXpp3Reader;
import org.apache.maven.settings.io.xpp3.SettingsXpp3Writer;
import org.apache.maven.settings.merge.MavenSettingsMerger;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Settings files laid over one another, so that the builds of the scenarios come by their plugins through the same
 * mirrors and proxies as this build.
 */
final class TestSettings {

    private TestSettings() {}

    /** Writes the first one with what it lacks from the second one; a file that is not there is empty. */
    static void merge(Path dominant, Path recessive, Path target) throws IOException {
        Settings settings = read(dominant);
        new MavenSettingsMerger().merge(settings, read(recessive), TrackableBase.USER_LEVEL);
        onlyForItsOwner(target);
        try (Writer out = Files.newBufferedWriter(target)) {
            new SettingsXpp3Writer().write(out, settings);
        }
    }

    /** The user's own settings have passwords. */
    private static void onlyForItsOwner(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        boolean done = file.toFile().setReadable(false, false) && file.toFile().setReadable(true, true);
        if (!done) {
            throw new IOException(file + " cannot be kept from others");
        }
    }

    private static Settings read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new Settings();
        }
        try (Reader in = Files.newBufferedReader(file)) {
            return new SettingsXpp3Reader().read(in, false);
        } catch (XmlPullParserException e) {
            throw new IOException(file + " is no settings file", e);
        }
    }
}
