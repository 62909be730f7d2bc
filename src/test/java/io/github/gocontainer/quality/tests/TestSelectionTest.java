package io.github.gocontainer.quality.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSelectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TestOrder ; ^TestOrder$",
                "TestOrder* ; ^TestOrder.*$",
                "Test?rder ; ^Test.rder$",
                "'TestOrder, ExampleCart' ; ^(TestOrder|ExampleCart)$",
                "TestOrder/paid twice ; ^TestOrder$/^paid_twice$",
                "TestOrder#paid ; ^TestOrder$/^paid$",
                "TestOrder/a.b/c* ; ^TestOrder$/^a\\.b$/^c.*$",
                "'TestOrder/paid,TestCart' ; ^(TestOrder|TestCart)$",
                "FuzzParse ; ^FuzzParse$",
                "* ; ^.*$",
                "Test ; ^Test$",
                "'OrderTest,TestOrder' ; ^TestOrder$",
            })
    void namesOfGoTestsBecomeAnExpression(String words, String expression) {
        assertEquals(expression, TestSelection.parse(words).expression().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "OrderTest",
        "OrderTest#paid",
        "org.example.OrderTest",
        "!TestOrder",
        "%regex[.*]",
        "Testify",
        "com/acme/TestOrder.java"
    })
    void whatOnlyJavaCanMeanIsPassedOver(String words) {
        assertEquals(true, TestSelection.parse(words).expression().isEmpty(), words);
    }
}
