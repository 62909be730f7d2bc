import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The figures as tables, between two marks of a page. */
record ResultTable(Map<String, Series> results, int rounds) {

    private static final String BEGIN = "<!-- begin of figures: written by benchmarks/peers/run -->\n";
    private static final String END = "<!-- end of figures -->\n";
    private static final String RIVAL = "jib-core in Maven";

    void write(Path page) throws IOException {
        String text = Files.readString(page);
        String tables = tables();
        System.out.println(tables);
        Files.writeString(
                page,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + tables + text.substring(text.indexOf(END)));
    }

    private String tables() {
        Set<String> cells = new LinkedHashSet<>();
        results.keySet().forEach(key -> cells.add(key.substring(0, key.lastIndexOf('|'))));
        StringBuilder text = new StringBuilder("\n" + rounds + " rounds.\n");
        for (String cell : cells) {
            String[] words = cell.split("\\|");
            text.append("\n### %s service, %s platform%s, %s\n\n"
                    .formatted(words[0], words[1], words[1].equals("1") ? "" : "s", words[2]));
            text.append("| | minimum s | median s | of jib-core in Maven | requests | MB sent |\n|---|---|---|---|---|---|\n");
            double rival = results.get(cell + "|" + RIVAL).median();
            results.forEach((key, series) -> {
                if (key.startsWith(cell + "|")) {
                    text.append(String.format(
                            Locale.ROOT,
                            "| %s | %.2f | %.2f | %.2f | %d | %.1f |%n",
                            key.substring(cell.length() + 1),
                            series.minimum(),
                            series.median(),
                            series.median() / rival,
                            series.requests(),
                            series.bytes() / 1e6));
                }
            });
        }
        return text.append('\n').toString();
    }
}
