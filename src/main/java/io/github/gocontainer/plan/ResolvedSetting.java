package io.github.gocontainer.plan;

/**
 * A setting after every default: what {@code plan.json} and {@code gocontainer:plan} show.
 *
 * @param value text, list or map of texts; what a secret is replaced by says only whether it is set
 * @param input the value as the image depends on it; what a secret is replaced by changes with it
 */
public record ResolvedSetting(Setting setting, Object value, Object input, Origin origin) {}
