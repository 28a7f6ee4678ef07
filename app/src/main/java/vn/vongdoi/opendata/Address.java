package vn.vongdoi.opendata;

import java.util.List;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.OpenTable;

/**
 * One address of open data, with what it answers.
 *
 * @param path what stands in braces is filled in
 * @param example one that answers
 * @param table what the CSV has for columns
 */
public record Address(String path, String example, String table, Text what) {
    static final List<Address> ALL = List.of(
            new Address(
                    "/open/indicators",
                    "/open/indicators",
                    "indicators",
                    new Text("Mọi chỉ tiêu của tỉnh, giá trị hôm nay", "All indicators of the province, as of today")),
            new Address(
                    "/open/indicators/{code}",
                    "/open/indicators/insurance-coverage",
                    "indicators",
                    new Text(
                            "Một chỉ tiêu; ?from=, ?to= chọn kỳ của cả tỉnh, ?commune= chọn xã",
                            "One indicator; ?from= and ?to= choose a period of the province, ?commune= a commune")),
            new Address(
                    "/open/indicators/{code}/communes",
                    "/open/indicators/insurance-coverage/communes",
                    "communes",
                    new Text("Một chỉ tiêu theo xã, phường, đặc khu", "One indicator by commune")),
            new Address(
                    "/open/indicators/{code}/months",
                    "/open/indicators/insurance-coverage/months",
                    "months",
                    new Text("Diễn biến của một chỉ tiêu, toàn tỉnh", "One indicator over time, of the province")),
            new Address(
                    "/open/indicators/{code}/by/{by}",
                    "/open/indicators/insurance-coverage/by/sex",
                    "bands",
                    new Text(
                            "Một chỉ tiêu của tỉnh phân tổ theo giới, tuổi, nhóm, loại cơ sở; nhóm nhỏ bị che",
                            "One indicator of the province by sex, age, group or facility; small groups are hidden")),
            new Address(
                    "/open/programmes",
                    "/open/programmes",
                    "programmes",
                    new Text("Các nghị quyết, chương trình", "Resolutions and programmes")),
            new Address(
                    "/open/programmes/{id}",
                    "/open/programmes/hp-03-ctr-tu-2025",
                    "targets",
                    new Text(
                            "Mục tiêu của một chương trình: giá trị, mức đạt, cơ quan, số ngày còn lại",
                            "Targets of a programme: value, standing, who answers, days left")),
            new Address(
                    "/open/statistics",
                    "/open/statistics",
                    "statistics",
                    new Text(
                            "Số liệu do cơ quan khác công bố, đã được người thứ hai duyệt",
                            "Figures that others publish, approved by a second person")),
            new Address(
                    "/open/lists",
                    "/open/lists",
                    "lists",
                    new Text("Sổ do các chương trình theo dõi, đã duyệt", "Lists that programmes keep, approved")),
            new Address(
                    "/open/communes",
                    "/open/communes",
                    "places",
                    new Text("Xã, phường, đặc khu của tỉnh", "Communes of the province")));

    public List<OpenTable.Column> columns() {
        return OpenTable.columns(table);
    }

    public String what(Language language) {
        return what.in(language);
    }
}
