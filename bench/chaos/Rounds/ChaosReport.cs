using System.Globalization;
using AkkaCluster.Chaos.Checks;
using AkkaCluster.Chaos.Clients;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Chaos.Plans;
using AkkaCluster.Chaos.World;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>The figures of all rounds.</summary>
internal sealed class ChaosReport
{
    private readonly Dictionary<FaultKind, KindFigures> _kinds = [];
    private readonly Dictionary<string, int> _violations = [];
    private readonly SortedDictionary<int, int> _exits = [];
    private readonly SortedDictionary<string, int> _tally = [];
    private long _faults, _rounds, _jobs, _tasks, _again, _calls, _unanswered;
    private double _seconds;

    public bool HasViolations => _violations.Count > 0;

    public void Add(RoundOutcome outcome)
    {
        var history = outcome.History;
        _rounds++;
        _faults += outcome.Windows.Count;
        _seconds += outcome.Seconds;
        _jobs += history.Stored.Count;
        _tasks += history.Stored.Sum(job => job.Tasks.Count);
        _again += RunAgain(history);
        _calls += history.Operations.Count;
        _unanswered += Unanswered(history);
        foreach (var violation in outcome.Violations)
            _violations[violation.Rule] = _violations.GetValueOrDefault(violation.Rule) + 1;
        foreach (var window in outcome.Windows)
            Figures(window.Fault.Kind).Count++;
        foreach (var gap in ServiceGap.Between(history.Operations, Customer.Prober))
        {
            var faults = gap.During(outcome.Windows);
            foreach (var kind in faults.Select(window => Figures(window.Fault.Kind)).Distinct())
                kind.Add(gap.Seconds, isAlone: faults.Count == 1);
        }
    }

    /// <summary>What came of the faults to processes and store.</summary>
    public void Add(ChaosCluster cluster)
    {
        foreach (var (code, count) in cluster.Exits)
            _exits[code] = _exits.GetValueOrDefault(code) + count;
        foreach (var (what, count) in cluster.Store.Tally)
            _tally[what] = _tally.GetValueOrDefault(what) + count;
    }

    public static string Line(RoundOutcome outcome)
    {
        var history = outcome.History;
        return string.Create(CultureInfo.InvariantCulture, $"{outcome.Windows.Count} faults in {outcome.Seconds:0} s (the last over after {outcome.Injected:0} s, whole after {outcome.Whole:0} s): {history.Stored.Count:#,0} jobs, {history.Stored.Sum(job => job.Tasks.Count):#,0} recorded tasks, {RunAgain(history):#,0} run again; {history.Operations.Count:#,0} calls, {Unanswered(history):#,0} without an answer; {(outcome.Violations.Count == 0 ? "nothing wrong" : $"{outcome.Violations.Count} VIOLATIONS")}");
    }

    public void Write(TextWriter output)
    {
        string Text(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
        output.WriteLine(Text($"\n{_faults:#,0} faults in {_rounds:#,0} rounds ({_seconds / 60:0} minutes): {_jobs:#,0} jobs with {_tasks:#,0} recorded tasks, {_again:#,0} tasks run more than once; {_calls:#,0} calls, {_unanswered:#,0} of them without an answer in time.\n"));
        output.WriteLine("| fault | how often | longest without service, alone | with others |\n|---|---|---|---|");
        foreach (var (kind, figures) in _kinds.OrderBy(kind => kind.Key))
            output.WriteLine(Text($"| {kind} | {figures.Count} | {Seconds(figures.Alone)} | {Seconds(figures.WithOthers)} |"));
        output.WriteLine("\n| rule | violations |\n|---|---|");
        foreach (var rule in Checker.Rules.Keys.Append(Round.TogetherRule))
            output.WriteLine(Text($"| {rule} | {_violations.GetValueOrDefault(rule)} |"));
        output.WriteLine($"\nProcesses that ended by a fault or by themselves, by exit code: {string.Join(", ", _exits.Select(exit => Text($"{exit.Key}: {exit.Value}")))}");
        foreach (var (what, count) in _tally)
            output.WriteLine(Text($"{what}: {count}"));
    }

    private static string Seconds(double? seconds) => seconds is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.0} s") : "–";

    private static long RunAgain(History history) => history.Executions?.Count(input => input.Value > 1) ?? 0;

    private static long Unanswered(History history) => history.Operations.Count(operation => operation.Answer == Answer.Unknown);

    private KindFigures Figures(FaultKind kind) => _kinds.TryGetValue(kind, out var figures) ? figures : _kinds[kind] = new KindFigures();

    private sealed class KindFigures
    {
        public int Count { get; set; }

        public double? Alone { get; private set; }

        public double? WithOthers { get; private set; }

        public void Add(double seconds, bool isAlone)
        {
            if (isAlone)
                Alone = Math.Max(Alone ?? 0, seconds);
            else
                WithOthers = Math.Max(WithOthers ?? 0, seconds);
        }
    }
}
