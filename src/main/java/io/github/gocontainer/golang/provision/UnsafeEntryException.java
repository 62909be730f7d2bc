package io.github.gocontainer.golang.provision;

import java.io.IOException;

/** An archive has an entry that nobody made by accident; it is never tried again. */
final class UnsafeEntryException extends IOException {

    private static final long serialVersionUID = 1L;

    UnsafeEntryException(String name, String reason) {
        super("unsafe entry " + printable(name) + ": " + reason);
    }

    private static String printable(String name) {
        String safe = name.codePoints()
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return safe.length() <= 200 ? safe : safe.substring(0, 200) + "...";
    }
}
