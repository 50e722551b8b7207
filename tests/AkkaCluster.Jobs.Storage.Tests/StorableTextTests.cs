using FsCheck.Fluent;

namespace AkkaCluster.Jobs.Storage.Tests;

public class StorableTextTests
{
    public static TheoryData<string> Providers => TestStore.Providers;

    [Fact]
    public void What_no_store_can_hold_is_replaced_visibly()
    {
        Assert.Equal("a\u2400b", StorableText.Of("a\0b"));
        Assert.Equal("x\uFFFD", StorableText.Of("x\uD83D"));
        Assert.Equal("\uFFFD\uFFFDx", StorableText.Of("\uDE00\uD83Dx"));
        Assert.Equal("\uD83D\uDE00", StorableText.Of("\uD83D\uDE00"));
        Assert.Equal("", StorableText.Of(null));
    }

    [Fact]
    public void A_long_text_is_cut_between_characters_and_says_so()
    {
        Assert.Equal("abc …", StorableText.Of("abcdef", 3));
        Assert.Equal("ab …", StorableText.Of("ab\uD83D\uDE00", 3));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Any_error_is_kept_and_read_as_one_text(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var job = await store.AdmitAsync(leader, TestStore.RangeJob("job-a", 1000));
        var texts = Gen.Sample(Gen.OneOf(Gen.Elements("", "\0", "a\0b", "\uD800", "\uDC00\uD800", "\uD83D\uDE00", "'; --", "\\0"), ArbMap.Default.ArbFor<string>().Generator.Select(text => text ?? "")), 100, 50).ToList();

        for (var i = 0; i < texts.Count; i++)
        {
            var failure = new TaskAttempt(i, 1, "worker-1", texts[i], Final: true, Trace: texts[i]);
            await store.RecordAsync(TestStore.Chunk(job.Number, i, 1) with { Failures = [failure] });
        }

        await store.FinishAsync(job.Number, 1, new JobFinish(JobState.Failed, TestStore.Now, "end\0ed\uD800", new JobResult("te\0xt", "x"u8.ToArray())));
        var tasks = await store.ReadTasksAsync(job.Number, 0, 100);
        Assert.Equal(texts.Select(text => StorableText.Of(text)), tasks.Select(task => System.Text.Encoding.UTF8.GetString(task.Output.Span)));
        Assert.Equal("end\u2400ed\uFFFD", (await store.FindAsync("job-a"))!.Error);
        Assert.Equal("te\u2400xt", (await store.ReadResultAsync(job.Number))!.ContentType);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Inputs_come_back_as_they_were(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        string[] lines = ["a\0b", "\0", "", "\\0", "\\\\0", "line\nfeed", "\u2400", "\uD83D\uDE00", "\r"];
        await store.AppendInputsAsync("upload", 0, lines);
        await store.AdmitAsync(leader, TestStore.RangeJob("job-a") with { Spec = new JobSpec { Kind = "noop", Inputs = new JobInputs.Inline(lines) } });

        Assert.Equal(lines, await store.ReadInputsAsync("upload", 0, lines.Length));
        Assert.Equal(lines, ((JobInputs.Inline)(await store.FindAsync("job-a"))!.Spec.Inputs).Lines);
    }
}
