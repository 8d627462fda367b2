package org.millwright.program.bench.files;

import java.nio.file.Path;
import java.util.List;

/**
 * What the bench of reading is to do.
 *
 * @param seed of all files
 * @param files how many files the truth part makes and reads; 0 leaves the truth part out
 * @param rows data rows of the large file of the speed part; 0 leaves the speed part out
 * @param columns measured columns of the large file, at least 1
 * @param threads how many threads the other side of the comparison may use, at least 1: as many as reading uses
 * @param folder where files are written; all of them are deleted afterwards
 * @param warn the command that a path is added to, to warn of a recording; empty leaves that measurement out
 */
public record FilesOptions(long seed, int files, long rows, int columns, int threads, Path folder, List<String> warn) {
    public FilesOptions {
        warn = List.copyOf(warn);
        if (files < 0 || rows < 0 || columns < 1 || threads < 1) {
            throw new IllegalArgumentException("Files (%d), rows (%d), columns (%d) or threads (%d) are out of range."
                    .formatted(files, rows, columns, threads));
        }
    }
}
