package io.github.gocontainer.plan;

/**
 * A setting after every default: what {@code plan.json} and {@code gocontainer:plan} show.
 *
 * @param value text, list or map of texts; what a secret is replaced by says only whether it is set
 */
public record ResolvedSetting(Setting setting, Object value, Origin origin) {}
