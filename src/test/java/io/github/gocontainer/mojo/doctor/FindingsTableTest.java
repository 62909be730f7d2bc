package io.github.gocontainer.mojo.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTableTest {

    private static FindingsTable table() {
        Examination examination = new Examination();
        examination.look("Go", () -> Finding.ok("Go", "go1.26.8"));
        examination.look("registry", () -> {
            throw new BuildFailure(FailureCode.REGISTRY, "403 DENIED\nin detail", "check the credentials");
        });
        examination.look("clock", () -> {
            throw new IllegalStateException("a library's own");
        });
        examination.look("Docker", () -> Finding.notNeeded("Docker", "no engine"));
        return new FindingsTable(examination.findings());
    }

    @Test
    void aFailureIsAFindingAndDoesNotKeepTheOthersAway() {
        assertEquals(
                List.of(
                        "Go        ok       go1.26.8",
                        "registry  PROBLEM  403 DENIED\n                   in detail",
                        "                   -> check the credentials",
                        "clock     PROBLEM  java.lang.IllegalStateException: a library's own",
                        "Docker    -        no engine"),
                table().lines());
        assertEquals(2, table().count(Finding.State.PROBLEM));
    }

    @Test
    void programsReadTheSame() throws IOException {
        JsonNode document = Json.parse(table().json());
        assertEquals(1, document.path("schemaVersion").asInt());
        assertEquals(2, document.path("problems").asInt());
        assertEquals(
                "not needed", document.path("findings").get(3).path("state").asText());
        assertEquals(
                "check the credentials",
                document.path("findings").get(1).path("hint").asText());
    }
}
