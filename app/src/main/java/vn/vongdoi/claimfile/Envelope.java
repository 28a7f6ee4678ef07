package vn.vongdoi.claimfile;

import java.time.LocalDate;

/**
 * What the outer document says about itself.
 *
 * @param facility MACSKCB, 5 characters
 * @param made NGAYLAP
 * @param declared SOLUONGHOSO; -1 when the file does not say
 * @param read HOSO elements found
 * @param signed CHUKYDONVI holds a signature
 */
public record Envelope(String facility, LocalDate made, int declared, int read, boolean signed) {}
