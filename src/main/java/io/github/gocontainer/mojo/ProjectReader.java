package io.github.gocontainer.mojo;

import io.github.gocontainer.mojo.parameters.PomBeans;
import io.github.gocontainer.plan.ProjectFacts;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;

/** Reads what the POM says about the module itself, besides this plugin's configuration. */
record ProjectReader(MavenProject project, MavenSession session) {

    private static final String TIMESTAMP = "project.build.outputTimestamp";

    /** What Maven 4's own super POM says where nobody says anything: without it, Maven 3 and 4 give one digest. */
    private static final String TIMESTAMP_OF_MAVEN_4 = "1980-02-01T00:00:00Z";

    ProjectFacts facts() {
        return new ProjectFacts(
                project.getGroupId(),
                project.getArtifactId(),
                project.getVersion(),
                project.getName(),
                project.getBasedir().toPath(),
                Path.of(project.getBuild().getDirectory()),
                PomBeans.text(project.getDescription()),
                PomBeans.text(project.getUrl()),
                project.getScm() == null
                        ? Optional.empty()
                        : PomBeans.text(project.getScm().getUrl()),
                outputTimestamp());
    }

    private Optional<String> outputTimestamp() {
        return PomBeans.text(project.getProperties().getProperty(TIMESTAMP))
                .filter(time -> !time.equals(TIMESTAMP_OF_MAVEN_4) || isUsersOwn(TIMESTAMP));
    }

    /** Whether somebody wrote the property: on the command line, in a POM or in a profile; not Maven's super POM. */
    private boolean isUsersOwn(String property) {
        boolean isUsersOwn = session.getUserProperties().containsKey(property);
        for (MavenProject pom = project; pom != null && !isUsersOwn; pom = pom.getParent()) {
            Model written = pom.getOriginalModel();
            isUsersOwn = (written != null && written.getProperties().containsKey(property))
                    || pom.getActiveProfiles().stream()
                            .anyMatch(profile -> profile.getProperties().containsKey(property));
        }
        return isUsersOwn;
    }
}
