using System.Globalization;
using Akka.Actor;
using Akka.Event;
using AkkaCluster.Balancing.Messages;
using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Server;

/// <summary>
/// A server: runs the tasks that it is sent, as many at once as it has slots, and answers whoever asked. It knows neither the balancer nor its like, keeps
/// nothing, and what it has not answered is gone with it.
/// </summary>
public sealed partial class ServerActor : ReceiveActor, IWithTimers
{
    /// <summary>The name of a server's actor system.</summary>
    public const string SystemName = "akkacluster-server";

    /// <summary>The actor's name under /user.</summary>
    public const string Name = "server";

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ServerOptions _settings;
    private readonly InputRoots _roots;
    private readonly HandlerCache _handlers;
    private readonly TaskQueue<Work> _queue;
    private readonly TaskThreads _threads = new();
    private readonly CancellationTokenSource _stopped = new();

    public ServerActor(JobKindRegistry kinds, ServerOptions settings)
    {
        (_settings, _roots) = (settings, kinds.Roots);
        _handlers = new HandlerCache(kinds, end => end.ContinueWith(
            failed => _log.Warning("A handler failed at its end: {Reason}", failed.Exception!.InnerException!.Message), TaskContinuationOptions.OnlyOnFaulted));
        _queue = new TaskQueue<Work>(settings.SlotsHere, settings.Queue);
        Receive<RunTask>(OnRun);
        Receive<Ended>(OnEnded);
        Receive<Probe>(probe => Sender.Tell(probe));
        Receive<Drain>(OnDrain);
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to make one.</summary>
    public static Props Props(JobKindRegistry kinds, ServerOptions settings) => Akka.Actor.Props.Create(() => new ServerActor(kinds, settings));

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _threads.Dispose();
        _stopped.Dispose();
    }

    private void OnRun(RunTask task)
    {
        SharedHandler handler;
        try
        {
            handler = _handlers.Use(task.Kind, task.Parameters);
        }
        catch (Exception e) when (e is PlanException or ArgumentException)
        {
            Sender.Tell(new TaskNotDone(task.Id, FailureReason.Invalid, e.Message));
            return;
        }
        catch (Exception e)
        {
            // A kind that throws must not take with it what others' tasks are at.
            Sender.Tell(new TaskNotDone(task.Id, FailureReason.Failed, $"The kind '{task.Kind}' made no handler: {e.GetType().Name}: {e.Message}"));
            return;
        }

        var work = new Work(task, handler, Sender);
        if (!_queue.TryEnter(work, out var startNow))
        {
            _handlers.Release(handler);
            Sender.Tell(new TaskNotDone(task.Id, FailureReason.Busy, $"The server runs {_settings.SlotsHere} tasks and has {_settings.Queue} waiting; try again later."));
        }
        else if (startNow)
            Start(work);
    }

    private void OnEnded(Ended ended)
    {
        ended.Work.Asker.Tell(ended.Answer);
        _threads.Give(ended.Thread);
        _handlers.Release(ended.Work.Handler);
        if (_queue.TryNext(out var next))
            Start(next!);
    }

    private void Start(Work work)
    {
        var (thread, limit, roots, stopped) = (_threads.Take(), _settings.MaxOutputSize, _roots, _stopped.Token);
        thread.RunAsync(async () => new Ended(work, await RunAsync(work, limit, roots, stopped).ConfigureAwait(false), thread)).PipeTo(Self);
    }

    /// <summary>Runs on the slot's thread, and every continuation of the handler with it.</summary>
    private static async Task<IBalancingMessage> RunAsync(Work work, int limit, InputRoots roots, CancellationToken stopped)
    {
        var task = work.Task;
        var context = new SingleTaskContext(task.Id.ToString(CultureInfo.InvariantCulture), limit, roots);
        try
        {
            await work.Handler.Handler.ExecuteAsync(TaskInputs.Parse(task.Input), context, stopped).ConfigureAwait(false);
            return new TaskDone(task.Id, context.Written);
        }
        catch (Exception e)
        {
            // Whatever a handler throws is the answer to its own request, and to no other.
            return new TaskNotDone(task.Id, FailureReason.Failed, e is TaskFailedException ? e.Message : $"{e.GetType().Name}: {e.Message}");
        }
    }

    private sealed record Work(RunTask Task, SharedHandler Handler, IActorRef Asker);

    private sealed record Ended(Work Work, IBalancingMessage Answer, TaskThread Thread);
}
