package jakarta.sample;

/** Stands for somebody's framework. */
public interface Technology {}
