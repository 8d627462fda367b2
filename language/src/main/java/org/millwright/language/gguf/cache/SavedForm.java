package org.millwright.language.gguf.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Keys and values on disk: whole blocks, one behind the other, in the order they have in memory, then a sum to tell a damaged file. */
public final class SavedForm {
    private SavedForm() {}

    /** Writes all blocks of a text from a place in a file on. */
    public static void write(FileChannel channel, long at, KeyValues text) throws IOException {
        ByteBuffer bytes = buffer(text.shape());
        long place = at;
        long sum = 0;
        for (Block block : text.blocks()) {
            bytes.clear();
            block.save(bytes);
            sum = sum(bytes, sum);
            place += channel.write(bytes.position(0).limit(bytes.capacity()), place);
        }
        ByteBuffer end = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(sum)
                .flip();
        channel.write(end, place);
    }

    /**
     * Reads them again into an empty text.
     *
     * @param tokens of the text
     * @return false if the file does not have what it should; the text is then empty
     */
    public static boolean read(FileChannel channel, long at, int[] tokens, KeyValues text) throws IOException {
        ByteBuffer bytes = buffer(text.shape());
        int blocks = (tokens.length + Block.TOKENS - 1) / Block.TOKENS;
        if (channel.size() != at + (long) blocks * bytes.capacity() + 8) {
            return false;
        }
        text.reserve(tokens.length);
        long place = at;
        long sum = 0;
        for (Block block : text.blocks()) {
            bytes.clear();
            int got = 1;
            while (bytes.hasRemaining() && got > 0) {
                got = channel.read(bytes, place + bytes.position());
            }
            sum = sum(bytes, sum);
            block.load(bytes.position(0).limit(bytes.capacity()));
            place += bytes.capacity();
        }
        ByteBuffer end = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(end, place);
        if (end.getLong(0) != sum) {
            text.release();
            return false;
        }
        text.complete(tokens, 0, tokens.length);
        return true;
    }

    private static long sum(ByteBuffer bytes, long before) {
        long sum = before;
        for (int i = 0; i + 8 <= bytes.capacity(); i += 8) {
            sum = 31 * sum + bytes.getLong(i);
        }
        return sum;
    }

    private static ByteBuffer buffer(KeyValueShape shape) {
        long bytes = shape.tokenBytes() * Block.TOKENS;
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
