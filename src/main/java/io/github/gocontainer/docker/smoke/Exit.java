package io.github.gocontainer.docker.smoke;

/**
 * How a service ended.
 *
 * @param outOfMemory whether the kernel ended it because of its memory limit
 */
public record Exit(int code, boolean outOfMemory) {

    private static final int SIGNALS = 128;

    /** The code and what it means, for example {@code exit code 139 (SIGSEGV: ...)}. */
    public String words() {
        return "exit code " + code + " (" + meaning() + ")";
    }

    private String meaning() {
        if (outOfMemory) {
            return "SIGKILL, out of memory: it needed more than its memory limit, see <smokeTest><memory>";
        }
        return switch (code) {
            case 0 -> "no error";
            case 1 -> "the program reported an error";
            case 2 -> "a panic of Go, or a signal that the program does not handle";
            case 125 -> "the engine could not start the container";
            case 126 -> "the entrypoint cannot be executed";
            case 127 -> "the entrypoint was not found";
            case SIGNALS + 4 -> "SIGILL: an instruction that this processor does not have";
            case SIGNALS + 6 -> "SIGABRT: the program gave up";
            case SIGNALS + 7 -> "SIGBUS: a memory access that is not possible";
            case SIGNALS + 9 -> "SIGKILL: it was killed, perhaps because the machine was out of memory";
            case SIGNALS + 11 -> "SIGSEGV: a memory access that is not allowed";
            case SIGNALS + 15 -> "SIGTERM: it was asked to end and does not handle the signal";
            default -> code > SIGNALS ? "signal " + (code - SIGNALS) : "a code of the program's own";
        };
    }
}
