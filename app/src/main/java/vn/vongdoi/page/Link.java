package vn.vongdoi.page;

/** A text that leads somewhere: a step of the way back above a page. */
public record Link(String text, String href) {}
