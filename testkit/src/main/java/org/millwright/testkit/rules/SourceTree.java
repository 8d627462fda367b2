package org.millwright.testkit.rules;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The sources of one folder as the compiler reads them: parsed, not compiled, so it needs no class path. */
final class SourceTree {
    private final List<Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final List<String> catchAlls = new ArrayList<>();
    private final List<String> silentCatchAlls = new ArrayList<>();

    /**
     * A type with a file of its own.
     *
     * @param name its full name
     * @param hidden true if only its package sees it
     * @param lines from its first modifier to its last brace
     * @param documented true if it has a Javadoc
     */
    record Type(String name, boolean hidden, int lines, boolean documented) {
        String packageName() {
            return name.substring(0, name.lastIndexOf('.'));
        }
    }

    /**
     * A method or constructor with a body.
     *
     * @param name {@code Type.method}
     * @param lines from its first modifier to its last brace
     */
    record Method(String name, int lines) {}

    /** Reads all sources below a folder, none where it does not exist. */
    static SourceTree of(Path folder) {
        SourceTree tree = new SourceTree();
        List<Path> files = files(folder);
        if (!files.isEmpty()) {
            tree.parse(files);
        }
        return tree;
    }

    /** The Java files below a folder. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Type> types() {
        return types;
    }

    List<Method> methods() {
        return methods;
    }

    /** Places that catch {@code Exception} or wider. */
    List<String> catchAlls() {
        return catchAlls;
    }

    /** Those of them without a comment that says why. */
    List<String> silentCatchAlls() {
        return silentCatchAlls;
    }

    private void parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                new Visitor(unit, DocTrees.instance(task)).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private final class Visitor extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private static final Pattern WIDE = Pattern.compile("\\b(Exception|RuntimeException|Throwable|Error)\\b");

        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final SourcePositions positions;
        private final String[] lines;
        private final String packageName;

        Visitor(CompilationUnitTree unit, DocTrees trees) throws IOException {
            this.unit = unit;
            this.trees = trees;
            this.positions = trees.getSourcePositions();
            this.lines = unit.getSourceFile().getCharContent(true).toString().split("\n", -1);
            this.packageName = String.valueOf(unit.getPackageName());
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree) {
                TreePath path = getCurrentPath();
                types.add(new Type(
                        packageName + "." + type.getSimpleName(),
                        !type.getModifiers().getFlags().contains(Modifier.PUBLIC),
                        length(type),
                        trees.getDocComment(path) != null));
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner) {
                methods.add(
                        new Method(packageName + "." + owner.getSimpleName() + "." + method.getName(), length(method)));
            }
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitCatch(CatchTree caught, @Nullable Void nothing) {
            if (WIDE.matcher(String.valueOf(caught.getParameter().getType())).find()) {
                int first = line(positions.getStartPosition(unit, caught));
                String place = unit.getSourceFile().getName() + ":" + first;
                catchAlls.add(place);
                if (Stream.of(first - 1, first, first + 1).noneMatch(this::commented)) {
                    silentCatchAlls.add(place);
                }
            }
            return super.visitCatch(caught, null);
        }

        private boolean commented(int line) {
            return line >= 1 && line <= lines.length && lines[line - 1].contains("//");
        }

        private int length(Tree tree) {
            return line(positions.getEndPosition(unit, tree)) - line(positions.getStartPosition(unit, tree)) + 1;
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
