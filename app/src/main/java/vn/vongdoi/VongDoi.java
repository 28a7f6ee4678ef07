package vn.vongdoi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class VongDoi {
    public static void main(String[] args) {
        SpringApplication.run(VongDoi.class, args);
    }
}
