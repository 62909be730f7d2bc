package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.Setting;
import io.github.gocontainer.plan.SettingText;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Spreads lists and maps that the POM has in one line over elements, so that they mean what they mean behind {@code -D};
 * Maven's own converters know neither {@code \,} nor maps in one line.
 */
final class OneLine {

    private static final String ENVIRONMENTS = "environments";
    private static final Map<String, Setting> IN_ENVIRONMENTS =
            Map.of("tags", Setting.TO_TAGS, "values", Setting.KUBERNETES_VALUES);

    private final Map<String, Setting> settings = new TreeMap<>();
    private final ExpressionEvaluator evaluator;

    OneLine(ExpressionEvaluator evaluator) {
        this.evaluator = evaluator;
        Stream.of(Setting.values())
                .filter(setting -> setting.kind() == Setting.Kind.LIST || setting.kind() == Setting.Kind.MAP)
                .forEach(setting -> settings.put(setting.path(), setting));
    }

    /** A copy with one element per item. */
    PlexusConfiguration spread(PlexusConfiguration configuration) throws ExpressionEvaluationException {
        return copy("", configuration);
    }

    private PlexusConfiguration copy(String path, PlexusConfiguration element) throws ExpressionEvaluationException {
        DefaultPlexusConfiguration copy = shallow(element, element.getValue(null));
        for (PlexusConfiguration child : element.getChildren()) {
            String place = path + child.getName();
            Setting setting = settings.get(place);
            if (place.equals(ENVIRONMENTS)) {
                copy.addChild(environments(child));
            } else if (setting != null) {
                copy.addChild(child.getChildCount() == 0 ? items(setting, child) : child);
            } else {
                boolean leads = settings.keySet().stream().anyMatch(name -> name.startsWith(place + "."));
                copy.addChild(leads ? copy(place + ".", child) : child);
            }
        }
        return copy;
    }

    /** Maven would take an item for a class of the goal's package that has the name of the element. */
    private PlexusConfiguration environments(PlexusConfiguration list) throws ExpressionEvaluationException {
        DefaultPlexusConfiguration copy = shallow(list, list.getValue(null));
        for (PlexusConfiguration environment : list.getChildren()) {
            DefaultPlexusConfiguration item = new DefaultPlexusConfiguration("item", environment.getValue(null));
            for (PlexusConfiguration child : environment.getChildren()) {
                Setting setting = IN_ENVIRONMENTS.get(child.getName());
                item.addChild(setting != null && child.getChildCount() == 0 ? items(setting, child) : child);
            }
            copy.addChild(item);
        }
        return copy;
    }

    /** An expression may also stand for a list itself; such a one stays. */
    private PlexusConfiguration items(Setting setting, PlexusConfiguration element)
            throws ExpressionEvaluationException {
        String written = element.getValue(null);
        if (written == null || !(evaluator.evaluate(written) instanceof String text)) {
            return element;
        }
        DefaultPlexusConfiguration copy = shallow(element, null);
        Given.Value value = parsed(setting, text);
        if (value instanceof Given.Value.Items list) {
            list.items().forEach(item -> copy.addChild("item", item));
        } else if (value instanceof Given.Value.Entries map) {
            map.entries().forEach(copy::addChild);
        }
        return copy;
    }

    private static Given.Value parsed(Setting setting, String text) {
        try {
            return SettingText.parse(setting, text);
        } catch (IllegalArgumentException e) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    setting.element() + ": " + e.getMessage(),
                    "correct it, or write one element per entry: " + setting.element() + "<NAME>value</NAME>");
        }
    }

    private static DefaultPlexusConfiguration shallow(PlexusConfiguration element, @Nullable String value) {
        DefaultPlexusConfiguration copy = new DefaultPlexusConfiguration(element.getName(), value);
        for (String attribute : element.getAttributeNames()) {
            copy.setAttribute(attribute, element.getAttribute(attribute));
        }
        return copy;
    }
}
