package io.github.gocontainer.image.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class TokenWriterTest {

    private static final int BLOCK_TYPE_MASK = 0b110;

    @Test
    void literalsWithCodesOfLimitedLengthAreReadable() throws Exception {
        byte[] input = CompressionInputs.fibonacci(new Random(1));
        byte[] compressed = writeAsLiterals(input);
        assertEquals(0b100, compressed[0] & BLOCK_TYPE_MASK);
        assertTrue(compressed.length < input.length / 2);
        assertArrayEquals(input, inflate(compressed, input.length));
    }

    @Test
    void fewLiteralsHaveTheFixedCode() throws Exception {
        byte[] input = {1, 2, 3, 1, (byte) 200};
        byte[] compressed = writeAsLiterals(input);
        assertEquals(0b010, compressed[0] & BLOCK_TYPE_MASK);
        assertArrayEquals(input, inflate(compressed, input.length));
    }

    @Test
    void literalsWithoutRedundancyAreStored() throws Exception {
        byte[] input = CompressionInputs.random(new Random(2), 1 << 14);
        byte[] compressed = writeAsLiterals(input);
        assertEquals(0, compressed[0] & BLOCK_TYPE_MASK);
        assertEquals(input.length + 5, compressed.length);
        assertArrayEquals(input, inflate(compressed, input.length));
    }

    private static byte[] writeAsLiterals(byte[] input) throws IOException {
        TokenBuffer tokens = new TokenBuffer();
        tokens.clear();
        for (byte literal : input) {
            tokens.addLiteral(literal);
        }
        BitWriter output = new BitWriter(16);
        TokenWriter writer = new TokenWriter(output);
        writer.write(tokens, input, 0, input.length, true);
        writer.finish();
        return bytes(output);
    }

    private static byte[] bytes(BitWriter output) {
        return Arrays.copyOf(output.bytes(), output.size());
    }

    private static byte[] inflate(byte[] compressed, int length) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            byte[] result = new byte[length];
            inflater.setInput(compressed);
            assertEquals(length, inflater.inflate(result));
            assertEquals(0, inflater.inflate(new byte[1]));
            assertTrue(inflater.finished());
            assertEquals(0, inflater.getRemaining());
            return result;
        } finally {
            inflater.end();
        }
    }
}
