using static AkkaCluster.Jobs.Messages.Serialization.MessageCodec;
using static AkkaCluster.Jobs.Messages.Serialization.LogWiring;
using static AkkaCluster.Jobs.Messages.Serialization.Wiring;

namespace AkkaCluster.Jobs.Messages.Serialization;

/// <summary>All messages that cross a process, each with its name on the wire.</summary>
internal static class MessageCodecs
{
    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        Of("LS", Wire.Submit.Parser, SubmitToWire, w => new LeaderCommands.Submit(w.JobId, FromWire(w.Spec), ToSpan(w.Patience), w.HasWatcher ? w.Watcher : null, w.HasTraceParent ? w.TraceParent : null)),
        Job("LC", (LeaderCommands.Cancel m) => m.JobId, id => new LeaderCommands.Cancel(id)),
        Of("LP", Wire.JobFlag.Parser, (LeaderCommands.SetPaused m) => new Wire.JobFlag { JobId = m.JobId, Flag = m.Paused }, w => new LeaderCommands.SetPaused(w.JobId, w.Flag)),
        Of("LR", Wire.Rerun.Parser, (LeaderCommands.Rerun m) => new Wire.Rerun { JobId = m.JobId, FailedOnly = m.FailedOnly, Round = m.Round }, w => new LeaderCommands.Rerun(w.JobId, w.FailedOnly, w.Round)),
        Job("LX", (LeaderCommands.Delete m) => m.JobId, id => new LeaderCommands.Delete(id)),
        Job("LW", (LeaderCommands.Watch m) => m.JobId, id => new LeaderCommands.Watch(id)),
        Of("LJ", Wire.JobIds.Parser, (LeaderCommands.GetProgress m) => new Wire.JobIds { JobIds_ = { m.JobIds } }, w => new LeaderCommands.GetProgress([.. w.JobIds_])),
        Empty("LO", () => new LeaderCommands.GetOverview()),
        Of("LE", Wire.GetEndedChunks.Parser, (LeaderCommands.GetEndedChunks m) => new Wire.GetEndedChunks { Epoch = m.Epoch, Number = m.Number }, w => new LeaderCommands.GetEndedChunks(w.Epoch, w.Number)),
        Of("LN", Wire.SetSlots.Parser, (LeaderCommands.SetSlots m) => new Wire.SetSlots { Address = m.Address, Slots = m.Slots }, w => new LeaderCommands.SetSlots(w.Address, w.Slots)),
        Of("LM", Wire.GetDemand.Parser, (LeaderCommands.GetDemand m) => new Wire.GetDemand { Within = ToWire(m.Within) }, w => new LeaderCommands.GetDemand(ToSpan(w.Within))),
        Of("LD", Wire.Address.Parser, (LeaderCommands.Drain m) => new Wire.Address { Address_ = m.Address }, w => new LeaderCommands.Drain(w.Address_)),

        Of("RA", Wire.JobFlag.Parser, (LeaderReplies.Admitted m) => new Wire.JobFlag { JobId = m.JobId, Flag = m.Existed }, w => new LeaderReplies.Admitted(w.JobId, w.Flag)),
        Of("RR", Wire.Refused.Parser, RefusedToWire, RefusedFromWire),
        Empty("RD", () => new LeaderReplies.Done()),
        Of("RC", Wire.Progress.Parser, (LeaderReplies.JobChanged m) => ToWire(m.Progress), w => new LeaderReplies.JobChanged(FromWire(w))),
        Of("RP", Wire.ProgressList.Parser, (LeaderReplies.Progress m) => new Wire.ProgressList { Jobs = { m.Jobs.Select(ToWire) } }, w => new LeaderReplies.Progress([.. w.Jobs.Select(FromWire)])),
        Of("RE", Wire.EndedChunks.Parser, (LeaderReplies.Chunks m) => new Wire.EndedChunks { Epoch = m.Ended.Epoch, Last = m.Ended.Last, Chunks = { m.Ended.Chunks.Select(ToWire) } }, w => new LeaderReplies.Chunks(new EndedChunks(w.Epoch, w.Last, [.. w.Chunks.Select(FromWire)]))),
        Job("RN", (LeaderReplies.NotActive m) => m.JobId, id => new LeaderReplies.NotActive(id)),
        Of("RO", Wire.Overview.Parser, OverviewToWire, OverviewFromWire),
        Of("RM", Wire.Demand.Parser, (LeaderReplies.Demand m) => ToWire(m.Told), w => new LeaderReplies.Demand(FromWire(w))),

        Of("JS", Wire.Job.Parser, StartToWire, w => new JobCommands.Start(FromWire(w), w.HasTraceParent ? w.TraceParent : null, FromWire(w.Limit))),
        Job("JW", (JobCommands.Wake m) => m.JobId, id => new JobCommands.Wake(id)),
        Of("JP", Wire.JobFlag.Parser, (JobCommands.SetPaused m) => new Wire.JobFlag { JobId = m.JobId, Flag = m.Paused }, w => new JobCommands.SetPaused(w.JobId, w.Flag)),
        Of("JL", Wire.SetLimit.Parser, (JobCommands.SetLimit m) => new Wire.SetLimit { JobId = m.JobId, Limit = ToWire(m.Limit) }, w => new JobCommands.SetLimit(w.JobId, FromWire(w.Limit))),
        Job("JD", (JobCommands.Drop m) => m.JobId, id => new JobCommands.Drop(id)),

        Of("EA", Wire.JobAlive.Parser, (JobEvents.Alive m) => new Wire.JobAlive { Progress = ToWire(m.Progress), Dry = m.Dry, Limit = ToWire(m.Limit) }, w => new JobEvents.Alive(FromWire(w.Progress), w.Dry, FromWire(w.Limit))),
        Of("EE", Wire.Progress.Parser, (JobEvents.Ended m) => ToWire(m.Progress), w => new JobEvents.Ended(FromWire(w))),

        Of("TA", Wire.Ask.Parser, AskToWire, w => new LeaseMessages.Ask(w.JobId, w.Worker, w.Free, w.Extra, w.Slots, w.KnowsJob)),
        Of("TG", Wire.Granted.Parser, GrantedToWire, w => new LeaseMessages.Granted(w.JobId, w.Epoch, w.Spec is null ? null : FromWire(w.Spec), [.. w.Leases.Select(FromWire)], w.HasTraceParent ? w.TraceParent : null)),
        Of("TN", Wire.JobFlag.Parser, (LeaseMessages.Nothing m) => new Wire.JobFlag { JobId = m.JobId, Flag = m.Ended }, w => new LeaseMessages.Nothing(w.JobId, w.Flag)),
        Of("TV", Wire.OfferedJob.Parser, (LeaseMessages.Available m) => ToOffered(m.JobId, m.Priority, m.Queue, m.Requires), w => new LeaseMessages.Available(w.JobId, w.Priority, w.HasQueue ? w.Queue : null, w.HasRequires ? w.Requires : null)),
        Job("TU", (LeaseMessages.Busy m) => m.JobId, id => new LeaseMessages.Busy(id)),
        Of("TR", Wire.Result.Parser, (LeaseMessages.Result m) => Traced(ToWire(m), m.TraceParent, (wire, trace) => wire.TraceParent = trace), FromWire),
        Of("TD", Wire.Recorded.Parser, (LeaseMessages.Recorded m) => new Wire.Recorded { JobId = m.JobId, Run = ToWire(m.Run), Ended = m.Ended }, w => new LeaseMessages.Recorded(w.JobId, FromWire(w.Run), w.Ended)),
        Of("TK", Wire.Revoke.Parser, (LeaseMessages.Revoke m) => new Wire.Revoke { JobId = m.JobId, Leases = { m.Leases } }, w => new LeaseMessages.Revoke(w.JobId, [.. w.Leases])),
        Of("TB", Wire.GiveBack.Parser, (LeaseMessages.GiveBack m) => new Wire.GiveBack { JobId = m.JobId, Worker = m.Worker, Epoch = m.Epoch, Leases = { m.Leases }, UnknownKind = m.UnknownKind }, w => new LeaseMessages.GiveBack(w.JobId, w.Worker, w.Epoch, [.. w.Leases], w.UnknownKind)),
        Of("TH", Wire.Held.Parser, HeldToWire, w => new LeaseMessages.Held(w.JobId, w.Worker, w.Epoch, [.. w.Leases.Select(FromWire)], w.IsAnswer)),
        Of("TW", Wire.WhoHolds.Parser, (LeaseMessages.WhoHolds m) => new Wire.WhoHolds { JobId = m.JobId, Epoch = m.Epoch }, w => new LeaseMessages.WhoHolds(w.JobId, w.Epoch)),
        Of("TO", Wire.Granted.Parser, (LeaseMessages.Adopted m) => new Wire.Granted { JobId = m.JobId, Epoch = m.Epoch, Leases = { m.Leases.Select(ToWire) } }, w => new LeaseMessages.Adopted(w.JobId, w.Epoch, [.. w.Leases.Select(FromWire)])),

        Of("NA", Wire.NodeVitals.Parser, (NodeEvents.Alive m) => ToWire(m.Vitals), w => new NodeEvents.Alive(FromWire(w))),

        Of("NL", Wire.LogLines.Parser, (LogMessages.Lines m) => new Wire.LogLines { Lines = { m.All.Select(ToWire) } }, w => new LogMessages.Lines([.. w.Lines.Select(FromWire)])),
        Of("NF", Wire.LogQuery.Parser, (LogMessages.Find m) => ToWire(m.Query), w => new LogMessages.Find(FromWire(w))),

        Of("WA", Wire.WorkerAlive.Parser, (WorkerEvents.Alive m) => new Wire.WorkerAlive { Info = ToWire(m.Info), Ended = { m.Ended.Select(ToWire) }, LastEnded = m.LastEnded }, w => new WorkerEvents.Alive(FromWire(w.Info)) { Ended = [.. w.Ended.Select(FromWire)], LastEnded = w.LastEnded }),
        Of("WO", Wire.Offer.Parser, OfferToWire, w => new WorkerCommands.Offer(w.LeaderEpoch, w.Version, [.. w.Jobs.Select(job => new WorkerCommands.OfferedJob(job.JobId, job.Priority, job.HasQueue ? job.Queue : null, job.HasRequires ? job.Requires : null))], w.StandbyMayWork)),
        Empty("WD", () => new WorkerCommands.Drain()),
        Of("WN", Wire.SetSlots.Parser, (WorkerCommands.SetSlots m) => new Wire.SetSlots { Slots = m.Slots }, w => new WorkerCommands.SetSlots(w.Slots)),
        Empty("WI", () => new WorkerCommands.Introduce()),
    ];

    private static MessageCodec Job<TMessage>(string manifest, Func<TMessage, string> id, Func<string, TMessage> make)
        where TMessage : class => Of(manifest, Wire.JobOnly.Parser, (TMessage m) => new Wire.JobOnly { JobId = id(m) }, w => make(w.JobId));

    private static MessageCodec Empty<TMessage>(string manifest, Func<TMessage> make)
        where TMessage : class => Of(manifest, Wire.Empty.Parser, (TMessage _) => new Wire.Empty(), _ => make());

    private static Wire.Submit SubmitToWire(LeaderCommands.Submit message)
    {
        var wire = new Wire.Submit { JobId = message.JobId, Spec = ToWire(message.Spec), Patience = ToWire(message.Patience) };
        if (message.Watcher is not null)
            wire.Watcher = message.Watcher;
        return Traced(wire, message.TraceParent, (traced, trace) => traced.TraceParent = trace);
    }

    private static Wire.Job StartToWire(JobCommands.Start message)
    {
        var wire = ToWire(message.Job);
        wire.Limit = ToWire(message.Limit);
        return Traced(wire, message.TraceParent, (traced, trace) => traced.TraceParent = trace);
    }

    private static Wire.Refused RefusedToWire(LeaderReplies.Refused message)
    {
        var wire = new Wire.Refused { Reason = (int)message.Reason, Message = message.Message, AskAgain = message.AskAgain };
        if (message.RetryAfter is { } after)
            wire.RetryAfter = ToWire(after);
        return wire;
    }

    private static LeaderReplies.Refused RefusedFromWire(Wire.Refused wire) =>
        new((JobRefusal)wire.Reason, wire.Message, wire.HasRetryAfter ? ToSpan(wire.RetryAfter) : null, wire.AskAgain);

    private static Wire.Overview OverviewToWire(LeaderReplies.Overview message)
    {
        var wire = new Wire.Overview
        {
            LeaderAddress = message.LeaderAddress,
            LeaderEpoch = message.LeaderEpoch,
            Workers = { message.Workers.Select(ToWire) },
            QueuedJobs = message.QueuedJobs,
            ActiveJobs = message.ActiveJobs,
            EndedJobs = message.EndedJobs,
            FailedJobs = message.FailedJobs,
            Nodes = { message.Nodes.Select(ToWire) },
        };
        if (message.StoreTrouble is not null)
            wire.StoreTrouble = message.StoreTrouble;
        return wire;
    }

    private static LeaderReplies.Overview OverviewFromWire(Wire.Overview wire) =>
        new(wire.LeaderAddress, wire.LeaderEpoch, [.. wire.Workers.Select(FromWire)], wire.QueuedJobs, wire.ActiveJobs, wire.HasStoreTrouble ? wire.StoreTrouble : null)
        {
            EndedJobs = wire.EndedJobs,
            FailedJobs = wire.FailedJobs,
            Nodes = [.. wire.Nodes.Select(FromWire)],
        };

    private static Wire.Ask AskToWire(LeaseMessages.Ask message) => new()
    {
        JobId = message.JobId,
        Worker = message.Worker,
        Free = message.Free,
        Extra = message.Extra,
        Slots = message.Slots,
        KnowsJob = message.KnowsJob,
    };

    private static Wire.Granted GrantedToWire(LeaseMessages.Granted message)
    {
        var wire = new Wire.Granted { JobId = message.JobId, Epoch = message.Epoch, Spec = message.Spec is null ? null : ToWire(message.Spec), Leases = { message.Leases.Select(ToWire) } };
        return Traced(wire, message.TraceParent, (traced, trace) => traced.TraceParent = trace);
    }

    /// <summary>A field that is not there takes no room.</summary>
    private static TWire Traced<TWire>(TWire wire, string? trace, Action<TWire, string> set)
    {
        if (trace is not null)
            set(wire, trace);
        return wire;
    }

    private static Wire.Held HeldToWire(LeaseMessages.Held message) => new()
    {
        JobId = message.JobId,
        Worker = message.Worker,
        Epoch = message.Epoch,
        Leases = { message.Leases.Select(ToWire) },
        IsAnswer = message.IsAnswer,
    };

    private static Wire.Offer OfferToWire(WorkerCommands.Offer message) => new()
    {
        LeaderEpoch = message.LeaderEpoch,
        Version = message.Version,
        Jobs = { message.Jobs.Select(job => ToOffered(job.JobId, job.Priority, job.Queue, job.Requires)) },
        StandbyMayWork = message.StandbyMayWork,
    };
}
