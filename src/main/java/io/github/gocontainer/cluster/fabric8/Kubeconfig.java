package io.github.gocontainer.cluster.fabric8;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The user's kubeconfig: one file, or several of which the first one that names something wins, as kubectl merges them. */
final class Kubeconfig {

    private static final String VARIABLE = "KUBECONFIG";

    private final List<Path> files;
    private final Map<String, Found<Context>> contexts = new LinkedHashMap<>();
    private final Map<String, Found<Cluster>> clusters = new LinkedHashMap<>();
    private final Map<String, Found<AuthInfo>> users = new LinkedHashMap<>();

    /** A part of a kubeconfig with the file it stands in, from which its relative paths start. */
    record Found<T>(T value, Path file) {

        Optional<String> path(String text) {
            return Optional.ofNullable(text)
                    .filter(name -> !name.isBlank())
                    .map(name -> file.resolveSibling(name).toString());
        }
    }

    /** What a context stands for. */
    record Chosen(String context, Optional<String> namespace, Found<Cluster> cluster, Found<AuthInfo> user) {}

    private Kubeconfig(List<Path> files) {
        this.files = files;
        files.forEach(this::read);
    }

    /**
     * Reads the files that the user means.
     *
     * @throws BuildFailure when the one that is named is not there or one cannot be understood
     */
    static Kubeconfig read(ClusterSpec spec, ClusterHost host) {
        List<Path> files = new ArrayList<>();
        if (spec.kubeconfig().isPresent()) {
            Path named = spec.kubeconfig().get();
            if (!Files.isRegularFile(named)) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "there is no kubeconfig " + named,
                        "correct <kubernetes><kubeconfig> (-Dgocontainer.kubernetes.kubeconfig=)");
            }
            files.add(named);
        } else if (!host.variable(VARIABLE).isEmpty()) {
            List<Path> named = new ArrayList<>();
            for (String name : host.variable(VARIABLE).split(File.pathSeparator)) {
                if (!name.isBlank()) {
                    named.add(host.directory().resolve(name.strip()));
                }
            }
            named.stream().filter(Files::isRegularFile).forEach(files::add);
            if (files.isEmpty()) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "there is no kubeconfig " + named + ", which the environment variable KUBECONFIG names",
                        "correct or unset KUBECONFIG, or set <kubernetes><kubeconfig>");
            }
        } else {
            Path usual = host.home().resolve(".kube").resolve("config");
            if (Files.isRegularFile(usual)) {
                files.add(usual);
            }
        }
        return new Kubeconfig(files);
    }

    private void read(Path file) {
        Config config;
        try {
            config = KubeConfigUtils.parseConfig(file.toFile());
        } catch (RuntimeException e) {
            // The client wraps some of its parser's exceptions only; their messages may quote the file, which has
            // secrets.
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "the kubeconfig " + file + " cannot be read or is no kubeconfig",
                    "see what is wrong with: kubectl --kubeconfig " + file + " config view");
        }
        some(config.getContexts()).forEach(named -> put(contexts, named.getName(), named.getContext(), file));
        some(config.getClusters()).forEach(named -> put(clusters, named.getName(), named.getCluster(), file));
        some(config.getUsers()).forEach(named -> put(users, named.getName(), named.getUser(), file));
    }

    private static <T> List<T> some(List<T> items) {
        return Optional.ofNullable(items).orElse(List.of());
    }

    private static <T> void put(Map<String, Found<T>> found, String name, T value, Path file) {
        if (name != null && value != null) {
            found.putIfAbsent(name, new Found<>(value, file));
        }
    }

    List<Path> files() {
        return files;
    }

    /** The failure of somebody who named no context, outside a cluster. */
    BuildFailure noContextNamed() {
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                "no Kubernetes context is named, and nobody rolls out to whatever was talked to last; " + known(),
                "name one with <kubernetes><context> (-Dgocontainer.kubernetes.context=)");
    }

    Chosen choose(String name) {
        Found<Context> context = Optional.ofNullable(contexts.get(name))
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "there is no Kubernetes context '" + name + "'; " + known(),
                        "correct <kubernetes><context> (-Dgocontainer.kubernetes.context=)"));
        return new Chosen(
                name,
                Optional.ofNullable(context.value().getNamespace()).filter(text -> !text.isBlank()),
                named(clusters, context.value().getCluster(), "cluster", name),
                named(users, context.value().getUser(), "user", name));
    }

    private <T> Found<T> named(Map<String, Found<T>> found, String name, String what, String context) {
        return Optional.ofNullable(name)
                .map(found::get)
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "the Kubernetes context '" + context + "' names the " + what + " '" + name
                                + "', which is not in " + files,
                        "complete the kubeconfig, or name another context with <kubernetes><context>"));
    }

    private String known() {
        if (files.isEmpty()) {
            return "there is no kubeconfig either: neither <kubernetes><kubeconfig>, KUBECONFIG nor ~/.kube/config";
        }
        String names = contexts.isEmpty() ? "none" : String.join(", ", new TreeSet<>(contexts.keySet()));
        return "contexts of "
                + String.join(", ", files.stream().map(Path::toString).toList()) + ": " + names;
    }
}
