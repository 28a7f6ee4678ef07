package vn.vongdoi.csv;

/** The file as a whole cannot be taken as a register. The message goes into the report as it is. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }

    static Unreadable notText() {
        return new Unreadable("Tệp không phải văn bản UTF-8. Trong Excel hãy lưu dạng"
                + " «CSV UTF-8 (phân cách bằng dấu phẩy)» rồi nạp lại. / Not UTF-8 text: save it as CSV UTF-8.");
    }
}
