package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.RegisterReport;
import vn.vongdoi.registers.Registers;

/** A station with somebody who works there and something to prescribe. */
final class StationOfTests {
    static final String CODE = "31951";

    private StationOfTests() {}

    static void register(RunningProvince province, Path folder) throws IOException {
        register(province, folder, CODE);
    }

    /** Another one, for a test that counts what is in its book. */
    static void register(RunningProvince province, Path folder, String code) throws IOException {
        load(province, folder, RegisterKind.FACILITIES, """
                code,name,kind,level,commune,ownership,beds,doctors
                CODE,Trạm Y tế phường Thử Nghiệm Khám Chữa Bệnh Ban Đầu,station,initial,10507,public,0,1
                """.replace("CODE", code));
        load(province, folder, RegisterKind.STAFF, """
                facility,cccd,name,profession,licence,from,to
                CODE,0311900CODE,Mô Phỏng Thị Y Sĩ,physician-assistant,000951/HP-GPHN,2024-01-01,
                """.replace("CODE", code));
        load(province, folder, RegisterKind.CATALOGUE, """
                facility,kind,code,registration,name,unit,group,price,coverage,strength,route,form,tender,dose,from
                CODE,service,02.03,,Khám Nội tổng hợp,Lần,13,36500,100,,,,,,2026-01-01
                CODE,medicine,40.494,VD-18532-13,Amlodipin 5mg,Viên,4,320,100,5mg,1.01,Viên nén,100/QĐ-SYT;G1;N1;2025,1 viên/lần * 1 lần/ngày,2026-01-01
                """.replace("CODE", code));
    }

    private static void load(RunningProvince province, Path folder, RegisterKind kind, String csv) throws IOException {
        var file = Files.writeString(folder.resolve(kind.word() + ".csv"), csv);
        var report = province.bean(Registers.class).load(kind, file);
        assertThat(report.status()).as(report.toString()).isEqualTo(RegisterReport.Status.READ);
        assertThat(report.rejected()).as(report.issues().toString()).isZero();
    }
}
