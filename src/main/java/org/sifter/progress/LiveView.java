package org.sifter.progress;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.jline.utils.Signals;

/**
 * Shows a build on a terminal: the steps that have ended stay as lines, below them those that run
 * change all the time, with the last lines of their output. Closing it removes what is not to stay,
 * so that other messages can follow.
 */
public final class LiveView implements BuildListener, AutoCloseable {
  private static final int FRAME_MILLIS = 100;

  private final Supplier<LiveRegion> opening;
  private final LiveLook look;
  private final Verbosity verbosity;
  private final Supplier<ScreenSize> measure;
  private final InstantSource clock;
  private final LiveStatus status;

  /** What has happened since the last painting, and may have to stay. */
  private final List<BuildEvent> news = new ArrayList<>();

  private final ScheduledExecutorService frames =
      Executors.newSingleThreadScheduledExecutor(LiveView::daemon);
  private final Thread atExit = new Thread(this::close, "end of live view");
  private final List<Runnable> undoing = new ArrayList<>();
  private final AtomicBoolean isResized = new AtomicBoolean(true);
  private final AtomicBoolean isResumed = new AtomicBoolean();
  private Optional<LiveRegion> region = Optional.empty();
  private ScreenSize size = ScreenSize.STANDARD;
  private List<AttributedString> rows = List.of();
  private boolean isClosed;

  /**
   * A view that has not begun to paint.
   *
   * @param opening makes the place on the terminal to paint on, which takes a while
   * @param measure asks how large the terminal is
   */
  LiveView(
      Supplier<LiveRegion> opening,
      LiveLook look,
      Verbosity verbosity,
      Supplier<ScreenSize> measure,
      InstantSource clock) {
    this.opening = opening;
    this.look = look;
    this.verbosity = verbosity;
    this.measure = measure;
    this.clock = clock;
    this.status = new LiveStatus(clock);
  }

  /**
   * A view on the terminal that is standard error.
   *
   * @param err goes there
   * @param type the terminal's type: the value of TERM
   */
  public static LiveView open(PrintStream err, String type, LiveLook look, Verbosity verbosity) {
    LiveView view =
        new LiveView(
            () -> new LiveRegion(err, type),
            look,
            verbosity,
            ScreenSize::ofStandardError,
            InstantSource.system());
    view.start();
    return view;
  }

  /** Begins to paint. */
  void start() {
    Runtime.getRuntime().addShutdownHook(atExit);
    watch("WINCH", isResized);
    watch("CONT", isResumed);
    Future<?> unused =
        frames.scheduleWithFixedDelay(this::frame, 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void watch(String signal, AtomicBoolean flag) {
    Object before = Signals.register(signal, () -> flag.set(true));
    undoing.add(() -> Signals.unregister(signal, before));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "live view");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public synchronized void on(BuildEvent event) {
    status.on(event);
    boolean isOfStep = event instanceof BuildEvent.Output output && output.step().isPresent();
    if (!isOfStep) {
      news.add(event);
    }
  }

  /** The first one takes long, as JLine is loaded: the build should not wait for that. */
  private void frame() {
    boolean resized = isResized.getAndSet(false);
    ScreenSize newSize = resized ? measure.get() : size;
    LiveRegion newRegion = region.orElseGet(opening);
    synchronized (this) {
      size = newSize;
      region = Optional.of(newRegion);
      if (!isClosed) {
        // Whoever has stopped this process, a shell, has written to the terminal since.
        boolean resumed = isResumed.getAndSet(false);
        if (resumed) {
          newRegion.forget();
        }
        LiveScreen screen = new LiveScreen(look, size);
        paint(screen, screen.rows(status, clock.instant()), resized || resumed);
      }
    }
  }

  private void paint(LiveScreen screen, List<AttributedString> newRows, boolean always) {
    List<AttributedString> lines = new ArrayList<>();
    for (BuildEvent event : news) {
      lines.addAll(screen.lasting(event, status.steps(), verbosity));
    }
    news.clear();
    if (always || !lines.isEmpty() || !newRows.equals(rows)) {
      region.orElseGet(opening).paint(lines, newRows, size.columns());
      rows = newRows;
    }
  }

  /** Paints a last time, without what is not to stay. */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    frames.shutdownNow();
    if (isResized.getAndSet(false)) {
      size = measure.get();
    }
    paint(new LiveScreen(look, size), List.of(), /* always= */ false);
    undoing.forEach(Runnable::run);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is about to end, and has called this.
    }
  }
}
