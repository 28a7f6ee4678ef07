package vn.vongdoi.simulator;

/** What the folder says about itself, so that nobody takes it for real data. */
final class Readme {

    private Readme() {}

    static String text(SimulationPlan plan, Facilities facilities, int visits, Exports exports) {
        return """
                DỮ LIỆU MÔ PHỎNG 1:%d: thành phố Hải Phòng (mã tỉnh 31)
                Mọi người, thẻ, cơ sở và lượt khám đều do chương trình Vòng Đời sinh ra; không có người thật.
                Dân số, cơ sở, nhân lực và giường bệnh thu nhỏ cùng tỷ lệ, nên mật độ và tỷ lệ phần trăm gần với thực tế,
                còn số tuyệt đối thì không.

                Hạt giống: %d
                Ngày cuối: %s
                Người dân: %d
                Cơ sở khám chữa bệnh: %d
                Lượt khám (MA_LK khác nhau): %d
                Tệp hồ sơ: %d
                Gửi lại có sửa: %d
                Rút hồ sơ: %d
                Gửi trùng: %d
                Hồ sơ cố ý có một lỗi để thấy việc từ chối: %d

                SIMULATED DATA 1:%d: Hai Phong city (province 31). Nobody in it is real.
                registers/  facilities, people, staff, beds, catalogues, births, immunisations, pupils, fitness and deaths as CSV
                claims/     claim files by facility (QD 3176/QD-BYT)
                """.formatted(
                        plan.oneIn(),
                        plan.seed(),
                        plan.lastDay(),
                        plan.people(),
                        facilities.all().size(),
                        visits,
                        exports.files().size(),
                        exports.count(Submission.Version.CORRECTED),
                        exports.count(Submission.Version.WITHDRAWN),
                        exports.count(Submission.Version.DUPLICATE),
                        exports.faults(),
                        plan.oneIn());
    }
}
