package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.log.BuildLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/**
 * Puts a goal off until every module of the reactor has come as far: the last one to come does it for all, in the order of the
 * reactor, as maven-deploy-plugin does with {@code deployAtEnd}. A module that fails never comes that far, and then nothing is
 * done.
 *
 * <p>What is kept in the projects has types of the JDK, because modules may load this plugin in class loaders of their own.
 */
public final class AtEnd {

    private static final String KEY = "gocontainer:at-end:";

    private final MavenContext context;
    private final BuildLog log;

    public AtEnd(MavenContext context, BuildLog log) {
        this.context = context;
        this.log = log;
    }

    /** A module that has nothing to do has come as far as the others. */
    public static void passed(MavenContext context, BuildLog log) {
        new AtEnd(context, log).arrive(Optional.empty());
    }

    /** Does it now, or at the end when the plan says so. */
    public void run(boolean isAtEnd, Runnable action) {
        if (!isAtEnd) {
            action.run();
            arrive(Optional.empty());
        } else {
            arrive(Optional.of(action));
        }
    }

    private void arrive(Optional<Runnable> action) {
        String goal = context.goal();
        Map<MavenProject, List<Runnable>> due = new LinkedHashMap<>();
        // One session has one request, also where Maven clones the session for its threads.
        synchronized (context.session().getRequest()) {
            keep(context.project(), goal, action);
            List<MavenProject> expected = context.projectsOfGoal();
            long missing = expected.stream()
                    .filter(project -> project.getContextValue(KEY + goal) == null)
                    .count();
            if (missing == 0) {
                expected.forEach(project -> due.put(project, take(project, goal)));
            } else if (action.isPresent()) {
                log.done(goal + " waits until all " + expected.size() + " modules have passed; " + missing
                        + " are still to come");
            }
        }
        due.forEach(this::runAll);
    }

    private void runAll(MavenProject project, List<Runnable> actions) {
        for (Runnable action : actions) {
            if (!project.equals(context.project())) {
                log.done("now " + context.goal() + " of " + project.getArtifactId()
                        + ", which has waited for the last module");
            }
            try {
                action.run();
            } catch (BuildFailure e) {
                throw new BuildFailure(
                        e.code(),
                        project.getGroupId() + ":" + project.getArtifactId() + ": " + e.getMessage()
                                + "\nThe modules after it in the reactor were not done, those before it were.",
                        e.hint().orElse(null),
                        e);
            }
        }
    }

    private static void keep(MavenProject project, String goal, Optional<Runnable> action) {
        List<Runnable> kept = new ArrayList<>(kept(project, goal));
        action.ifPresent(kept::add);
        project.setContextValue(KEY + goal, kept);
    }

    private static List<Runnable> take(MavenProject project, String goal) {
        List<Runnable> kept = kept(project, goal);
        project.setContextValue(KEY + goal, new ArrayList<Runnable>());
        return kept;
    }

    private static List<Runnable> kept(MavenProject project, String goal) {
        List<Runnable> actions = new ArrayList<>();
        if (project.getContextValue(KEY + goal) instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof Runnable action) {
                    actions.add(action);
                }
            });
        }
        return actions;
    }
}
