package io.github.gocontainer.docker.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision after each look, the looks themselves, and what exit codes mean. */
class WaitingTest {

    private static final Waiting WAITING = new Waiting(Duration.ofSeconds(10), "its time limit", false);
    private static final Optional<Exit> RUNS = Optional.empty();

    private static Waiting.Decision after(int seconds, ProbeResult result, Optional<Exit> exit) {
        return WAITING.decide(result, exit, Duration.ofSeconds(seconds));
    }

    @Test
    void whatIsReadyIsReadyEvenAtTheLastMomentAndAfterTheEnd() {
        ProbeResult ready = new ProbeResult.Ready("it is there");
        assertEquals(new Waiting.Decision.Succeed("it is there"), after(99, ready, Optional.of(new Exit(1, false))));
    }

    @Test
    void whatMayBecomeReadyIsLookedAtAgain() {
        assertEquals(new Waiting.Decision.LookAgain(), after(9, new ProbeResult.NotYet("refused"), RUNS));
    }

    @Test
    void whatCannotBecomeReadyIsNotWaitedFor() {
        assertEquals(new Waiting.Decision.Fail("no"), after(0, new ProbeResult.Never("no"), RUNS));
    }

    @Test
    @FaultCase("F3")
    void theLastLookIsToldWhenTimeIsUp() {
        assertEquals(
                new Waiting.Decision.Fail("not within its time limit of 10.0 s; last: refused"),
                after(10, new ProbeResult.NotYet("refused"), RUNS));
    }

    @ParameterizedTest
    @FaultCase("F2")
    @CsvSource({
        "0, false, no error",
        "1, false, the program reported an error",
        "137, true, 'SIGKILL, out of memory'",
        "137, false, SIGKILL: it was killed",
        "139, false, SIGSEGV",
        "143, false, SIGTERM",
        "126, false, the entrypoint cannot be executed",
        "42, false, a code of the program's own",
    })
    void theEndOfTheServiceIsNotWaitedOutAndItsCodeIsExplained(int code, boolean outOfMemory, String words) {
        Waiting.Decision decision =
                after(1, new ProbeResult.NotYet("refused"), Optional.of(new Exit(code, outOfMemory)));
        String why = ((Waiting.Decision.Fail) decision).why();
        assertTrue(why.startsWith("the service has ended: exit code " + code + " (" + words), why);
    }

    @Test
    void aPortThatClosesConnectionsAtOnceIsAProxyWithoutAService() throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> {
                try {
                    proxy.accept().close();
                } catch (IOException closed) {
                    return;
                }
            });
            accepting.start();
            ProbeResult result = new TcpProbe(new Endpoint("127.0.0.1", proxy.getLocalPort())).look();
            assertTrue(result instanceof ProbeResult.NotYet, result.toString());
        }
    }

    @Test
    void aPortThatWaitsForAQuestionIsReady() throws IOException {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ProbeResult result = new TcpProbe(new Endpoint("127.0.0.1", service.getLocalPort())).look();
            assertTrue(result instanceof ProbeResult.Ready, result.toString());
        }
    }
}
