using System.CommandLine;
using System.Globalization;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using Spectre.Console;

namespace AkkaCluster.Cli.Schedules;

/// <summary><c>akkacluster schedule</c>.</summary>
internal static class ScheduleCommand
{
    public static Command Create() => new("schedule", "Hand jobs in by the clock.")
    {
        Add(),
        new Command("list", "Show the schedules, when they are due next, and what became of the last time.").Runs(async (parsed, client, cancellation) =>
        {
            var schedules = await client.Schedules.ListAsync(cancellation).ToListAsync(cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
                Terminal.WriteJson(schedules);
            else
                Terminal.Results.Write(Table(schedules));
            return CliExitCodes.Ok;
        }),
        Steer("pause", "Hold a schedule: its times pass until it is resumed, and are not made up for.", (schedules, name, cancellation) => schedules.PauseAsync(name, cancellation)),
        Steer("resume", "Let a held schedule go on with its next time.", (schedules, name, cancellation) => schedules.ResumeAsync(name, cancellation)),
        Named("trigger", "Hand a schedule's job in now, and print its id.", async (parsed, schedules, name, cancellation) =>
        {
            var id = await schedules.TriggerAsync(name, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
                Terminal.WriteJson(new { id });
            else
                Console.Out.WriteLine(id);
        }),
        Named("remove", "Remove a schedule; jobs that it handed in stay.", (_, schedules, name, cancellation) => schedules.RemoveAsync(name, cancellation)),
    };

    private static Command Add()
    {
        var name = Name();
        var cron = new Option<string>("--cron") { Description = "The times, as cron has them: 'minute hour day month weekday', perhaps with seconds before them, or @daily and the like.", Required = true };
        var zone = new Option<string>("--zone") { Description = "The time zone that they are in, such as Europe/Berlin.", DefaultValueFactory = _ => "UTC" };
        var missed = Choice<MissedTimes>("--missed", "Of times that passed while there was no leader: skip, once (the last is made up for), or all.");
        var overlap = Choice<OverlapPolicy>("--overlap", "Of a time that comes while the last job is not finished: skip, queue (its job follows when that ends), or allow.");
        var replace = new Option<bool>("--replace") { Description = "It may take the place of another schedule of that name." };
        var words = new Argument<string[]>("job") { Description = "After --: 'exec COMMAND ::: INPUTS' or 'KIND OPTIONS', as exec and submit take them." };
        return new Command("add", "Add a schedule: its job is handed in once at each of its times.") { name, cron, zone, missed, overlap, replace, words }.Runs(async (parsed, client, cancellation) =>
        {
            var request = new ScheduleRequest
            {
                Cron = parsed.GetValue(cron)!,
                Zone = parsed.GetValue(zone)!,
                Missed = Enum.Parse<MissedTimes>(parsed.GetValue(missed)!, ignoreCase: true),
                Overlap = Enum.Parse<OverlapPolicy>(parsed.GetValue(overlap)!, ignoreCase: true),
                Job = await JobWords.ReadAsync(parsed.GetValue(words) ?? [], cancellation).ConfigureAwait(false),
            };
            Show(parsed, await client.Schedules.PutAsync(parsed.GetValue(name)!, request, parsed.GetValue(replace), cancellation).ConfigureAwait(false));
            return CliExitCodes.Ok;
        }, parsed => JobWords.Parse(parsed.GetValue(words) ?? []));
    }

    private static Command Steer(string name, string help, Func<IScheduleClient, string, CancellationToken, Task<Schedule>> steer) =>
        Named(name, help, async (parsed, schedules, schedule, cancellation) => Show(parsed, await steer(schedules, schedule, cancellation).ConfigureAwait(false)));

    private static Command Named(string name, string help, Func<ParseResult, IScheduleClient, string, CancellationToken, Task> action)
    {
        var schedule = Name();
        return new Command(name, help) { schedule }.Runs(async (parsed, client, cancellation) =>
        {
            await action(parsed, client.Schedules, parsed.GetValue(schedule)!, cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        });
    }

    private static Argument<string> Name() => new("name") { Description = "The schedule's name." };

    private static Option<string> Choice<T>(string name, string help)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(value => value.ToLowerInvariant()).ToArray();
        var option = new Option<string>(name) { Description = help, DefaultValueFactory = _ => names[0] };
        option.AcceptOnlyFromAmong(names);
        return option;
    }

    private static void Show(ParseResult parsed, Schedule schedule)
    {
        if (parsed.GetValue(ConnectionOptions.Json))
            Terminal.WriteJson(schedule);
        else
            Terminal.Results.Write(Table([schedule]));
    }

    private static Table Table(IEnumerable<Schedule> schedules)
    {
        var table = Tables.Plain("Schedule", "Times", "Zone", "Next", "Last", "Job", "State", "Left out");
        foreach (var schedule in schedules)
        {
            table.AddRow(
                Markup.Escape(schedule.Name),
                Markup.Escape(schedule.Cron),
                Markup.Escape(schedule.Zone),
                schedule.Paused ? "[yellow]paused[/]" : schedule.Held ? "after the last job" : Time(schedule.NextAt),
                Time(schedule.LastAt),
                Markup.Escape(schedule.LastJob ?? ""),
                schedule.LastState?.ToString().ToLowerInvariant() ?? "",
                schedule.SkippedAt is null ? "" : $"{Time(schedule.SkippedAt)}: {Markup.Escape(schedule.Skipped ?? "")}");
        }
        return table;
    }

    private static string Time(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
