package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownElementsTest {

    @ParameterizedTest
    @CsvSource({
        "<platform/>, <platform>, write <platforms>",
        "<too/>, <too>, write <to>",
        "<form/>, <form>, write <from>",
        "<container><port/></container>, <container><port>, write <container><ports>",
        "<container><workingdirectory/></container>, <workingdirectory>, write <container><workingDirectory>",
        "<go><toolchain><server/></toolchain></go>, <go><toolchain><server>, write <go><toolchain><serverId>",
        "<to><auth><user/></auth></to>, <to><auth><user>, mvn gocontainer:plan",
        "<go><binaries><binary><mian/></binary></binaries></go>, <go><binaries><binary><mian>,"
                + " write <go><binaries><binary><main>",
        "<extraDirectories><paths><path><form/></path></paths></extraDirectories>,"
                + " <extraDirectories><paths><path><form>, write <extraDirectories><paths><path><from>",
        "<kubernetes><pod/></kubernetes>, <kubernetes><pod>, mvn gocontainer:plan",
        "<ports/>, <ports>, write <container><ports>",
        "<x/>, <x>, mvn gocontainer:plan",
    })
    @FaultCase("E9")
    void anUnknownElementIsNamedWithThoseThatAreKnownAndTheOneThatIsMeant(String xml, String element, String hint)
            throws Exception {
        BuildFailure failure = assertThrows(BuildFailure.class, () -> KnownElements.check(model(xml)));
        assertTrue(failure.getMessage().startsWith("there is no element "), failure.getMessage());
        assertTrue(failure.getMessage().contains(element + "; "), failure.getMessage());
        assertTrue(failure.getMessage().contains(" knows: "), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().endsWith(hint), failure.sentence());
    }

    @Test
    void whatAUserNamesIsNotLookedAt() throws Exception {
        ConfigurationTree tree = model("<container><labels><any.thing>x</any.thing></labels>"
                + "<ports><whatever>80</whatever></ports></container><go><env><GOX>y</GOX></env></go>");
        assertDoesNotThrow(() -> KnownElements.check(tree));
    }

    @Test
    void everyBlockOfTheBindingTestIsKnown() throws Exception {
        Path pom = Path.of("src/test/resources/io/github/gocontainer/mojo/binding/every-block.xml");
        try (Reader reader = Files.newBufferedReader(pom)) {
            Xpp3Dom configuration = Xpp3DomBuilder.build(reader)
                    .getChild("build")
                    .getChild("plugins")
                    .getChild("plugin")
                    .getChild("configuration");
            assertDoesNotThrow(() -> KnownElements.check(new ConfigurationTree.OfModel(configuration)));
        }
    }

    @Test
    void bothFormsOfAConfigurationAreTheSameTree() throws Exception {
        ConfigurationTree one = new ConfigurationTree.OfPlexus(plexus("version"));
        ConfigurationTree other = model("<go><version>1</version></go>");
        for (ConfigurationTree tree : List.of(one, other)) {
            assertEquals("configuration", tree.name());
            assertEquals("go", tree.children().get(0).name());
            assertEquals("version", tree.children().get(0).children().get(0).name());
            assertEquals(1, tree.children().size());
        }
    }

    @Test
    void theConfiguratorRejectsBeforeMavenDoes() {
        PlexusConfiguration configuration = plexus("vresion");
        ComponentConfigurationException e = assertThrows(
                ComponentConfigurationException.class,
                () -> new StrictConfigurator().configureComponent(new PlanMojo(), configuration, null, null, null));
        assertTrue(e.getMessage().contains("Perhaps you should write <go><version>"), e.getMessage());
    }

    @Test
    void aMapInOneLineWithoutValuesIsRejectedWithItsElement() {
        PlexusConfiguration container = new XmlPlexusConfiguration("container");
        container.addChild("environment", "A");
        PlexusConfiguration configuration = new XmlPlexusConfiguration("configuration");
        configuration.addChild(container);
        ComponentConfigurationException e = assertThrows(
                ComponentConfigurationException.class,
                () -> new StrictConfigurator()
                        .configureComponent(
                                new PlanMojo(), configuration, new DefaultExpressionEvaluator(), null, null));
        assertTrue(e.getMessage().startsWith("<container><environment>: 'A' has no key"), e.getMessage());
        assertTrue(e.getMessage().contains("expected key=value"), e.getMessage());
    }

    private static PlexusConfiguration plexus(String element) {
        PlexusConfiguration go = new XmlPlexusConfiguration("go");
        go.addChild(element, "1");
        PlexusConfiguration configuration = new XmlPlexusConfiguration("configuration");
        configuration.addChild(go);
        return configuration;
    }

    private static ConfigurationTree model(String xml) throws XmlPullParserException, IOException {
        return new ConfigurationTree.OfModel(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>")));
    }
}
