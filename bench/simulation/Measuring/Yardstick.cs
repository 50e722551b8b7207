using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>
/// How fast this machine is just now: the processor time of a small piece of work, done twenty times a second beside whatever is measured. The cores of a virtual machine are slower as
/// soon as other guests use their caches, and faster again a few seconds later, which no count of cores shows. Half of the work (JSON, read and written) feels that, half of it (numbers in
/// registers) does not: as much as jobs do.
/// </summary>
internal sealed partial class Yardstick : IDisposable
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of clock_gettime(3), on Linux.</summary>
    private const int ThreadTime = 3;

    /// <summary>They take as long as the JSON does while nobody else uses the caches.</summary>
    private const int Numbers = 25_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _work = new JsonArray([.. Enumerable.Range(0, 100).Select(i => new JsonObject { ["id"] = i, ["name"] = string.Create(CultureInfo.InvariantCulture, $"job-{i}") })]).ToJsonString();
    private readonly ManualResetEventSlim _ends = new();
    private readonly Lock _gate = new();
    private readonly Thread _thread;
    private List<double> _times = [];
    private ulong _number = 88172645463325252;

    public Yardstick()
    {
        // Until all of it is compiled for good.
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;)
            Work();
        _thread = new Thread(Run) { IsBackground = true, Name = "yardstick" };
        _thread.Start();
    }

    /// <summary>Forgets what it has seen until now.</summary>
    public void Restart() => Take();

    /// <summary>The mean since <see cref="Restart"/>, in milliseconds, without the twentieth that took longest: those were interrupted.</summary>
    public double Read()
    {
        var times = Take();
        return times.Count == 0 ? throw new InvalidOperationException("Nothing was taken: the measurement was too short, or its machine stood still.") : times.Order().Take((times.Count * 19 + 19) / 20).Average();
    }

    public void Dispose()
    {
        _ends.Set();
        _thread.Join();
        _ends.Dispose();
    }

    private List<double> Take()
    {
        lock (_gate)
        {
            var times = _times;
            _times = [];
            return times;
        }
    }

    private void Run()
    {
        while (!_ends.Wait(Pause))
        {
            var before = Now();
            Work();
            var time = Now() - before;
            lock (_gate)
                _times.Add(time);
        }
    }

    private void Work()
    {
        _ = JsonNode.Parse(_work)!.ToJsonString();
        // Xorshift (Marsaglia, 2003).
        for (var i = 0; i < Numbers; i++)
        {
            _number ^= _number << 13;
            _number ^= _number >> 7;
            _number ^= _number << 17;
        }
    }

    private static double Now() => GetTime(ThreadTime, out var time) == 0 ? time.Seconds * 1e3 + time.Nanoseconds / 1e6 : throw new InvalidOperationException($"clock_gettime gave error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
