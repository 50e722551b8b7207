using AkkaCluster.Chaos.Histories;

namespace AkkaCluster.Chaos.Checks;

/// <summary>Each time of a schedule has one job.</summary>
internal static class Timetables
{
    public static IEnumerable<string> EachTimeOnce(History history)
    {
        foreach (var schedule in history.Schedules)
        {
            foreach (var twice in schedule.Times.GroupBy(time => time).Where(time => time.Count() > 1))
                yield return $"Schedule {schedule.Name} has {twice.Count()} jobs for {twice.Key:O}.";
            var times = schedule.Times.Distinct().Order().ToList();
            if (schedule.Until >= schedule.From && (times.Count == 0 || times[0] > schedule.From || times[^1] < schedule.Until))
                yield return $"Schedule {schedule.Name} has jobs from {Text(times.FirstOrDefault())} to {Text(times.LastOrDefault())}; expected from {Text(schedule.From)} to {Text(schedule.Until)}.";
            foreach (var (before, after) in times.Zip(times.Skip(1)).Where(pair => pair.Second - pair.First != schedule.Every))
                yield return $"Schedule {schedule.Name} has no job between {Text(before)} and {Text(after)}.";
        }
    }

    private static string Text(DateTimeOffset time) => time == default ? "never" : $"{time:O}";
}
