package io.github.gocontainer.plan;

/** Where a setting's value comes from, the strongest first. */
public enum Origin {
    COMMAND_LINE("command line"),
    ENVIRONMENT("environment"),
    CHOSEN("POM, <environments>"),
    POM("POM"),
    PROPERTY("Maven property"),
    DEFAULT("default");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** For people and for {@code plan.json}. */
    public String words() {
        return words;
    }
}
