package vn.vongdoi;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Vòng Đời: {@code serve}, {@code demo}, {@code load}, {@code token}, {@code client}, {@code user}, {@code simulate}. */
@SpringBootApplication
public class VongDoi {
    public static void main(String[] args) {
        var status = Command.of(List.of(args)).run();
        // A server goes on in its own threads; everything else is done.
        if (status != Command.SERVING) System.exit(status);
    }

    /** Days are days in Viet Nam, wherever the machine stands. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
