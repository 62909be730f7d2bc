package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.ConfigurationListener;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Rejects elements that no goal knows in words of ours, before Maven's own configurator names Java classes instead, and
 * lets lists and maps stand in one line.
 */
public final class StrictConfigurator extends BasicComponentConfigurator {

    @Override
    public void configureComponent(
            Object component,
            PlexusConfiguration configuration,
            ExpressionEvaluator evaluator,
            ClassRealm realm,
            ConfigurationListener listener)
            throws ComponentConfigurationException {
        if (component instanceof GocontainerMojo) {
            try {
                KnownElements.check(new ConfigurationTree.OfPlexus(configuration));
                PlexusConfiguration spread = new OneLine(evaluator).spread(configuration);
                super.configureComponent(component, spread, evaluator, realm, listener);
            } catch (BuildFailure e) {
                throw new ComponentConfigurationException(e.sentence(), e);
            } catch (ExpressionEvaluationException e) {
                throw new ComponentConfigurationException("an expression cannot be evaluated: " + e.getMessage(), e);
            }
        } else {
            super.configureComponent(component, configuration, evaluator, realm, listener);
        }
    }
}
