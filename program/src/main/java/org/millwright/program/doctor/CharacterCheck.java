package org.millwright.program.doctor;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;

/** ICU tells the character set of a file; its tables must be in their jar. */
final class CharacterCheck {
    private static final String SAMPLE = "时间,主轴温度,振动,电机电流,冷却液流量,运行状态\n";

    private CharacterCheck() {}

    static Finding icu() {
        try {
            byte[] chinese = SAMPLE.repeat(4).getBytes(Charset.forName("GB18030"));
            CharsetMatch match = new CharsetDetector().setText(chinese).detect();
            return match != null && match.getName().equals("GB18030")
                    ? Finding.ok("icu", Message.of("doctor.icu.fits", "ICU tells character sets apart."))
                    : unusable(match == null ? null : match.getName());
        } catch (RuntimeException | LinkageError failed) {
            // Missing or damaged tables show as any of several exceptions; the finding names which.
            return unusable(failed.toString());
        }
    }

    private static Finding unusable(@Nullable String why) {
        return Finding.fail(
                "icu",
                Message.of(
                        "doctor.icu.unusable",
                        "ICU cannot tell character sets apart ({why}); files that are not UTF-8 may be refused. The program's"
                                + " jars are damaged: build them again with ./mvnw clean package -Dquick",
                        "why",
                        why == null ? "no answer" : why));
    }
}
