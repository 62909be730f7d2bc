package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/} whose code blocks are tried: a comment before a block says which file it is,
 * {@code <!-- file: after/pom.xml -->}, or on which side its command runs, {@code <!-- run: after -->}.
 */
public final class DocPage {

    private static final Pattern BLOCK =
            Pattern.compile("<!-- (file|run): (\\S+) -->\n```[a-z]*\n(.*?)```\n", Pattern.DOTALL);

    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> commands = new TreeMap<>();

    private DocPage() {}

    public static DocPage read(Path file) throws IOException {
        DocPage page = new DocPage();
        Matcher block = BLOCK.matcher(Files.readString(file));
        while (block.find()) {
            (block.group(1).equals("file") ? page.files : page.commands).put(block.group(2), block.group(3));
        }
        return page;
    }

    /** The files of a side, {@code before} or {@code after}, by their paths within it; at least one. */
    public Map<String, String> files(String side) {
        Map<String, String> ofSide = new TreeMap<>();
        files.forEach((path, text) -> {
            if (path.startsWith(side + "/")) {
                ofSide.put(path.substring(side.length() + 1), text);
            }
        });
        if (ofSide.isEmpty()) {
            throw new AssertionError("the page has no file of " + side + ", only " + files.keySet());
        }
        return ofSide;
    }

    /** What is run on a side. */
    public String command(String side) {
        return Optional.ofNullable(commands.get(side))
                .orElseThrow(() -> new AssertionError("the page runs nothing on " + side));
    }
}
