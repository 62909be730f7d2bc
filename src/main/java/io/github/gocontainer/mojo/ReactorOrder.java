package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.GoModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Extension;
import org.apache.maven.project.MavenProject;

/**
 * Has Maven build a Go module after those modules of the reactor whose folders its {@code replace} lines name, also
 * with {@code -T}.
 *
 * <p>Maven sorts projects by what their models name. A dependency would have to be resolved as an artifact, which a
 * {@code mvn compile} has not made; a build extension that is added after the projects were read counts for the order and
 * is loaded by nobody.
 */
public final class ReactorOrder extends AbstractMavenLifecycleParticipant {

    @Override
    public void afterProjectsRead(MavenSession session) {
        Map<Path, MavenProject> byFolder = new HashMap<>();
        for (MavenProject project : session.getProjects()) {
            Path folder = project.getBasedir().toPath().toAbsolutePath().normalize();
            if (GoModule.isIn(folder)) {
                byFolder.put(folder, project);
            }
        }
        if (byFolder.size() < 2) {
            return;
        }
        Map<Path, List<Path>> needed = new HashMap<>();
        byFolder.keySet()
                .forEach(folder -> needed.put(
                        folder,
                        GoModule.replacements(folder).stream()
                                .filter(byFolder::containsKey)
                                .toList()));
        needed.forEach((folder, others) -> others.stream()
                .filter(other -> !reaches(other, folder, needed))
                .forEach(other -> addEdge(in(folder, byFolder), in(other, byFolder))));
    }

    private static MavenProject in(Path folder, Map<Path, MavenProject> byFolder) {
        return Objects.requireNonNull(byFolder.get(folder), "only folders of the reactor are looked at");
    }

    /** Two modules that replace one another cannot both be first: for them the order of the POM stays. */
    private static boolean reaches(Path from, Path to, Map<Path, List<Path>> needed) {
        Set<Path> seen = new HashSet<>();
        List<Path> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            Path next = open.remove(open.size() - 1);
            if (next.equals(to)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(needed.getOrDefault(next, List.of()));
            }
        }
        return false;
    }

    private static void addEdge(MavenProject project, MavenProject before) {
        Extension extension = new Extension();
        extension.setGroupId(before.getGroupId());
        extension.setArtifactId(before.getArtifactId());
        extension.setVersion(before.getVersion());
        project.getBuild().addExtension(extension);
    }
}
