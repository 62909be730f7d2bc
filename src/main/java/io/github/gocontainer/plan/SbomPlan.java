package io.github.gocontainer.plan;

import io.github.gocontainer.supplychain.SbomFormat;
import java.util.List;

/**
 * Which bills of materials stand beside the image.
 *
 * @param formats none for no bill
 * @param attach whether push attaches them to the image in the registry
 */
public record SbomPlan(List<SbomFormat> formats, boolean attach) {

    private static final String NONE = "none";

    public SbomPlan {
        formats = List.copyOf(formats);
    }

    static SbomPlan of(Settings settings) {
        List<String> words = settings.list(
                Setting.SBOM_FORMATS,
                List.of(SbomFormat.CYCLONEDX.word(), SbomFormat.SPDX.word()),
                text -> text.equals(NONE) ? NONE : SbomFormat.of(text).word());
        boolean attach = settings.flag(Setting.SBOM_ATTACH, false);
        if (words.equals(List.of(NONE))) {
            if (attach) {
                throw settings.rejected(
                        Setting.SBOM_ATTACH,
                        "there is nothing to attach, because <sbom><formats> is none: expected false");
            }
            return new SbomPlan(List.of(), false);
        }
        if (words.contains(NONE)) {
            throw settings.rejected(Setting.SBOM_FORMATS, "none stands beside a format: expected none alone");
        }
        return new SbomPlan(words.stream().distinct().map(SbomFormat::of).toList(), attach);
    }
}
