using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Files that come with jobs, and that tasks return.</summary>
public sealed class JobFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Tasks_have_the_files_of_their_job_and_what_they_return_is_the_jobs()
    {
        var kind = new TestKinds.Scripted(async (input, context, token) =>
        {
            var path = Path.Combine(context.Folder, "own");
            await context.FetchFileAsync("a/data", path, token);
            var shared = await context.FetchFileAsync("a/data", token);
            await File.AppendAllTextAsync(path, input.Text, token);
            await context.ReturnFileAsync("out", path, token);
            context.Write(shared);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 2 }, kind);
        var file = await StoreAsync(cluster, "a/data", Bytes(3 * FileTransfer.PieceSize + 5));

        var job = await RunAsync(cluster, [file], 6);

        Assert.Equal(JobState.Succeeded, job.State);
        var views = await cluster.Files.ListAsync(job.Id).ToListAsync();
        Assert.Equal(new JobFileView(null, file), views[0]);
        Assert.Equal([0, 1, 2, 3, 4, 5], views.Skip(1).Select(view => view.Task!.Value));
        Assert.Equal([4, 5], (await cluster.Files.ListAsync(job.Id, 4).ToListAsync()).Select(view => view.Task!.Value));
        foreach (var view in views.Skip(1))
        {
            byte[] expected = [.. Bytes((int)file.Size), .. Encoding.UTF8.GetBytes($"{view.Task}")];
            Assert.Equal(expected, await ReadAsync(cluster, view.File));
        }
        Assert.True((await cluster.TasksAsync(job.Id)).Select(task => Encoding.UTF8.GetString(task.Output.Span)).Distinct().Count() <= 2, "A worker fetched the same file twice.");
    }

    [Fact]
    public async Task What_a_job_had_on_its_workers_is_deleted_when_it_has_ended()
    {
        var kind = new TestKinds.Scripted(async (_, context, token) =>
        {
            await context.FetchFileAsync("data", token);
            await File.WriteAllTextAsync(Path.Combine(context.Folder, "left"), "x", token);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 }, kind);
        await RunAsync(cluster, [await StoreAsync(cluster, "data", Bytes(10))], 3);

        Assert.True(SpinWait.SpinUntil(() => Directory.EnumerateFiles(cluster.WorkDirectory, "*", SearchOption.AllDirectories).All(file => file.EndsWith(".lock", StringComparison.Ordinal)), Patience), "Files of the job are left.");
    }

    [Fact]
    public async Task A_task_that_returns_what_is_no_regular_file_fails_with_a_word()
    {
        var kind = new TestKinds.Scripted(async (_, context, token) =>
        {
            var pipe = Path.Combine(context.Folder, "pipe");
            using (var made = Process.Start("mkfifo", pipe))
                await made.WaitForExitAsync(token);
            await context.ReturnFileAsync("out", pipe, token);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 }, kind);

        var failed = await RunAsync(cluster, [], 1);

        Assert.Equal(JobState.Failed, failed.State);
        Assert.Contains("'out' is no regular file", (await cluster.Service.ReadTaskAsync(failed.Id, 0)).Attempts[0].Error);
    }

    [Fact]
    public async Task A_piece_that_is_not_what_it_was_is_found_and_the_file_can_be_stored_again()
    {
        var kind = new TestKinds.Scripted(async (_, context, token) =>
        {
            var data = await File.ReadAllBytesAsync(await context.FetchFileAsync("data", token), token);
            context.Write(data);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 }, kind);
        var data = Bytes(2 * FileTransfer.PieceSize);
        var file = await StoreAsync(cluster, "data", data);
        cluster.Store.SpoiltPiece = 1;

        var failed = await RunAsync(cluster, [file], 1);
        Assert.Equal(JobState.Failed, failed.State);
        cluster.Store.SpoiltPiece = null;
        Assert.Contains("with the SHA-256", (await cluster.Service.ReadTaskAsync(failed.Id, 0)).Attempts[0].Error);

        Assert.Equal(JobState.Succeeded, (await RunAsync(cluster, [await StoreAsync(cluster, "data", data)], 1)).State);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_anything_of_it_is_sent_and_so_is_a_job_that_names_one_that_is_not_stored()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0, MaxFileSize = 100 });
        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Files.UseAsync(new string('a', 64), 101));
        Assert.Contains("has 101 bytes; at most 100", refused.Message);

        Task<SubmittedJob> Submit(params JobFile[] files) => cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 1), Files = files });
        Assert.Contains("at most 100", (await Assert.ThrowsAsync<JobRefusedException>(() => Submit(new JobFile("x", new string('a', 64), 101)))).Message);
        Assert.Contains("is not stored", (await Assert.ThrowsAsync<JobRefusedException>(() => Submit(new JobFile("x", new string('a', 64), 1)))).Message);
        Assert.Contains("hexadecimal", (await Assert.ThrowsAsync<JobRefusedException>(() => Submit(new JobFile("x", "A", 1)))).Message);
        var file = await StoreAsync(cluster, "x", Bytes(3));
        Assert.Contains("Two files", (await Assert.ThrowsAsync<JobRefusedException>(() => Submit(file, file))).Message);
        Assert.Empty(await cluster.Service.ListAsync(new JobQuery()));
    }

    [Fact]
    public async Task An_upload_is_a_file_only_with_the_bytes_of_its_hash()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 });
        var upload = FileTransfer.NewUpload();
        await cluster.Files.WritePieceAsync(upload, 0, Bytes(5));
        var stored = new StoredFile(Convert.ToHexStringLower(SHA256.HashData(Bytes(6))), 6, upload);
        Assert.Contains("The upload is no file", (await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Files.KeepAsync(stored))).Message);
        await cluster.Files.WritePieceAsync(upload, 0, Bytes(6));
        await cluster.Files.KeepAsync(stored);
        await cluster.Files.KeepAsync(stored);
        Assert.True(await cluster.Files.UseAsync(stored.Sha256, 6));
        await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Files.WritePieceAsync("no-upload", 0, Bytes(6)));
        await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Files.WritePieceAsync(upload, 0, new byte[FileTransfer.PieceSize + 1]));
    }

    [Fact]
    public async Task The_folder_of_a_worker_that_was_killed_is_deleted_by_the_next()
    {
        var place = Path.Combine(_folder, "work");
        var (dead, alive) = (Directory.CreateDirectory(Path.Combine(place, "dead")).FullName, Directory.CreateDirectory(Path.Combine(place, "alive")).FullName);
        await File.WriteAllTextAsync(Path.Combine(dead, ".lock"), "");
        await using var held = new FileStream(Path.Combine(alive, ".lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using var folder = new WorkFolder(place);
        folder.DeleteLeft();
        Assert.Equal([alive], Directory.GetDirectories(place));
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private async Task<JobFile> StoreAsync(LocalCluster cluster, string name, byte[] data)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(path, data);
        return await new FileTransfer(cluster.Store).StoreAsync(name, path, CancellationToken.None);
    }

    private static async Task<byte[]> ReadAsync(LocalCluster cluster, JobFile file)
    {
        using var read = new MemoryStream();
        await foreach (var piece in cluster.Files.ReadAsync(await cluster.Files.FindAsync(file.Sha256)))
            read.Write(piece.Span);
        return read.ToArray();
    }

    private static async Task<JobRecord> RunAsync(LocalCluster cluster, JobFile[] files, int tasks) =>
        (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, tasks), Files = files }, Patience)).Finished!;
}
