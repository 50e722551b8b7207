using Akka.Configuration;
using Akka.Event;

namespace Akka.Remote;

/// <summary>
/// The phi-accrual failure detector of Hayashibara, Défago, Yared and Katayama (2004): the suspicion level
/// phi = -log10(P(a heartbeat comes later than this)), with the intervals between heartbeats taken as normally distributed.
/// The resource counts as unavailable while phi is at or above the threshold.
/// </summary>
public class PhiAccrualFailureDetector : FailureDetector
{
    private readonly Lock _lock = new();
    private readonly Clock _clock;
    private readonly double _threshold;
    private readonly double _minStdDeviation;
    private readonly double _acceptablePause;
    private readonly HeartbeatHistory _history;
    private long _last;
    private bool _started;

    /// <summary>Makes a detector.</summary>
    /// <param name="threshold">Suspicion level from which on the resource counts as unavailable; above 0.</param>
    /// <param name="maxSampleSize">How many of the latest intervals the estimate rests on.</param>
    /// <param name="minStdDeviation">Lower bound of the standard deviation, so that very regular heartbeats do not make a hair trigger.</param>
    /// <param name="acceptableHeartbeatPause">A pause that is tolerated on top of the expected interval.</param>
    /// <param name="firstHeartbeatEstimate">The interval that is assumed before any was seen.</param>
    /// <param name="clock">The clock, or null for the system's monotonic one.</param>
    public PhiAccrualFailureDetector(
        double threshold,
        int maxSampleSize,
        TimeSpan minStdDeviation,
        TimeSpan acceptableHeartbeatPause,
        TimeSpan firstHeartbeatEstimate,
        Clock? clock = null)
    {
        Require(threshold > 0, nameof(threshold), threshold, "above 0");
        Require(maxSampleSize > 0, nameof(maxSampleSize), maxSampleSize, "above 0");
        Require(minStdDeviation > TimeSpan.Zero, nameof(minStdDeviation), minStdDeviation, "above 0");
        Require(acceptableHeartbeatPause >= TimeSpan.Zero, nameof(acceptableHeartbeatPause), acceptableHeartbeatPause, "0 or more");
        Require(firstHeartbeatEstimate > TimeSpan.Zero, nameof(firstHeartbeatEstimate), firstHeartbeatEstimate, "above 0");
        _threshold = threshold;
        _minStdDeviation = minStdDeviation.TotalMilliseconds;
        _acceptablePause = acceptableHeartbeatPause.TotalMilliseconds;
        _clock = clock ?? DefaultClock;
        _history = new HeartbeatHistory(maxSampleSize);
        SeedHistory((long)firstHeartbeatEstimate.TotalMilliseconds);
    }

    /// <summary>
    /// Makes a detector from a section with <c>threshold</c>, <c>max-sample-size</c>, <c>min-std-deviation</c>,
    /// <c>acceptable-heartbeat-pause</c> and <c>heartbeat-interval</c>.
    /// </summary>
    public PhiAccrualFailureDetector(Config config, EventStream ev)
        : this(
            config.GetDouble("threshold"),
            config.GetInt("max-sample-size"),
            config.GetTimeSpan("min-std-deviation"),
            config.GetTimeSpan("acceptable-heartbeat-pause"),
            config.GetTimeSpan("heartbeat-interval"))
    {
    }

    /// <summary>Makes a detector with the default settings and the given clock.</summary>
    protected PhiAccrualFailureDetector(Clock clock)
        : this(10.0, 200, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), clock)
    {
    }

    /// <summary>The address that is monitored; for logs only.</summary>
    public string Address { get; set; } = "N/A";

    /// <inheritdoc />
    public override bool IsAvailable => Phi < _threshold;

    /// <inheritdoc />
    public override bool IsMonitoring
    {
        get
        {
            lock (_lock) return _started;
        }
    }

    /// <summary>The suspicion level now; 0 before the first heartbeat.</summary>
    internal double Phi
    {
        get
        {
            lock (_lock)
            {
                if (!_started) return 0.0;
                var deviation = Math.Max(_history.StdDeviation, _minStdDeviation);
                return Suspicion(_clock() - _last, _history.Mean + _acceptablePause, deviation);
            }
        }
    }

    /// <inheritdoc />
    public override void HeartBeat()
    {
        lock (_lock)
        {
            var now = _clock();
            var interval = now - _last;

            // An interval that ended an outage says nothing of the normal rhythm.
            if (_started && IsAvailableAfter(interval)) _history.Add(interval);
            _started = true;
            _last = now;
        }
    }

    /// <summary>
    /// -log10(1 - F(elapsed)) of the normal distribution, its cumulative distribution function by Bowling's logistic
    /// approximation (2009, error below 0.00014), which stays monotonic far out in the tail.
    /// </summary>
    internal static double Suspicion(double elapsed, double mean, double stdDeviation)
    {
        var y = (elapsed - mean) / stdDeviation;
        var exponent = y * (1.5976 + 0.070566 * y * y);

        // log10(1 + e^x), without overflow for large x.
        return (exponent > 0 ? exponent + Math.Log(1 + Math.Exp(-exponent)) : Math.Log(1 + Math.Exp(exponent))) / Math.Log(10);
    }

    private bool IsAvailableAfter(long interval)
    {
        var deviation = Math.Max(_history.StdDeviation, _minStdDeviation);
        return Suspicion(interval, _history.Mean + _acceptablePause, deviation) < _threshold;
    }

    private void SeedHistory(long estimate)
    {
        // Two samples around the estimate give it the standard deviation of a quarter: wide enough for a slow start.
        var spread = estimate / 4;
        _history.Add(estimate - spread);
        _history.Add(estimate + spread);
    }

    private static void Require(bool holds, string name, object value, string expected)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, value, $"The failure detector's {name} must be {expected}.");
    }
}
