using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_stored_once_and_read_as_it_was()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = new ClusterClient(gateway.Address.ToString());
        var path = Path.Combine(_folder, "a");
        await File.WriteAllTextAsync(path, "hello");

        var file = await client.StoreFileAsync("greeting", path);
        Assert.Equal(new JobFile("greeting", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", 5), file);
        Assert.Equal(file, await client.StoreFileAsync("greeting", path));
        await client.FetchFileAsync(file, Path.Combine(_folder, "b", "c"));
        Assert.Equal("hello", await File.ReadAllTextAsync(Path.Combine(_folder, "b", "c")));
    }

    [Fact]
    public async Task A_file_with_other_bytes_is_none()
    {
        var refused = await FetchAsync(files => files.IsCorrupt = true);
        Assert.Contains("did not come whole", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Whether the beginning of the answer still arrives is a matter of chance, and so are the words.</summary>
    [Fact]
    public Task A_file_that_breaks_off_is_none() => FetchAsync(files => files.BreaksOff = true);

    [Theory]
    [InlineData("""{"sha256":"x","size":1001}""", "at most 1000")]
    [InlineData("""{"sha256":"x"}""", "size")]
    [InlineData("""{"sha256":"x","size":1,"name":"n"}""", "name")]
    public async Task What_cannot_be_stored_is_refused_with_words(string body, string word)
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await gateway.Http.PostAsync("/v1/files", new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(word, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_piece_wants_its_media_type_and_number()
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await gateway.Http.PutAsync("/v1/files/u/pieces/0", new StringContent("x"))).StatusCode);
        using var content = new ByteArrayContent([1]) { Headers = { { "Content-Type", "application/octet-stream" } } };
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.Http.PutAsync("/v1/files/u/pieces/x", content)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Http.GetAsync("/v1/files/none")).StatusCode);
    }

    [Fact]
    public async Task The_files_of_a_job_are_listed_and_a_submission_names_those_that_come_with_it()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = new ClusterClient(gateway.Address.ToString());
        var submitted = await client.SubmitAsync(new JobRequest { Kind = "echo", Inputs = new JobInputs.Lines(["a"]), Files = [new JobFile("in", "aa", 1, true)] });
        Assert.Equal([new Contracts.JobFile("in", "aa", 1, true)], gateway.Jobs.LastSubmission!.Files);
        Assert.Equal([new JobFile("in", "aa", 1, true), new JobFile("out", "bb", 2) { Task = 3 }], await client.GetFilesAsync(submitted.Id).ToListAsync());
        Assert.Equal([3], (await client.GetFilesAsync(submitted.Id, 1).ToListAsync()).Select(file => file.Task!.Value));
    }

    private async Task<ClusterException> FetchAsync(Action<FakeFileService> harm)
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = new ClusterClient(new ClusterClientOptions { Gateways = [gateway.Address], Timeout = TimeSpan.FromSeconds(2) });
        var path = Path.Combine(_folder, "a");
        await File.WriteAllTextAsync(path, "hello");
        var file = await client.StoreFileAsync("greeting", path);
        harm(gateway.Files);

        var refused = await Assert.ThrowsAsync<ClusterException>(() => client.FetchFileAsync(file, Path.Combine(_folder, "b")));
        Assert.Equal([path], Directory.GetFiles(_folder));
        return refused;
    }
}
