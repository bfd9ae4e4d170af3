using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Monitoring.Tests.Sdk.Support;

/// <summary>Runs programs against mocks: in a preview, or as an update in which all values are known.</summary>
internal static class Run
{
    public static Task<ImmutableArray<Resource>> UpdateAsync(IMocks mocks, Action program) =>
        Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, program);

    public static Task<ImmutableArray<Resource>> PreviewAsync(IMocks mocks, Action program) =>
        Deployment.TestAsync(mocks, new TestOptions(), program);

    /// <summary>Runs a program that must fail and returns the message.</summary>
    public static async Task<string> FailAsync(Action program) =>
        (await Assert.ThrowsAsync<RunException>(() => UpdateAsync(new RecordingMocks(), program))).Message;

    /// <summary>Runs a program that makes one thing and waits for a value of it.</summary>
    public static async Task<T> ReadAsync<T>(IMocks mocks, bool isPreview, Func<Thing, Task<T>> read)
    {
        Thing? thing = null;
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = isPreview }, () => { thing = new Thing("thing"); });
        return await read(thing!);
    }
}
