package io.github.gocontainer.mojo;

import java.util.List;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The configuration as the POM has it, in one of the two forms in which Maven hands it out. */
interface ConfigurationTree {

    String name();

    List<ConfigurationTree> children();

    /** What a plugin or execution of the model holds. */
    record OfModel(Xpp3Dom dom) implements ConfigurationTree {
        @Override
        public String name() {
            return dom.getName();
        }

        @Override
        public List<ConfigurationTree> children() {
            return Stream.of(dom.getChildren())
                    .<ConfigurationTree>map(OfModel::new)
                    .toList();
        }
    }

    /** What a configurator gets, already reduced to the parameters of the goal. */
    record OfPlexus(PlexusConfiguration configuration) implements ConfigurationTree {
        @Override
        public String name() {
            return configuration.getName();
        }

        @Override
        public List<ConfigurationTree> children() {
            return Stream.of(configuration.getChildren())
                    .<ConfigurationTree>map(OfPlexus::new)
                    .toList();
        }
    }
}
