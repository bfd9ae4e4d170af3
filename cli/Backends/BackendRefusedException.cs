using System.Net;

namespace Monitoring.Cli.Backends;

/// <summary>A backend answered, and the answer is a refusal that asking again does not change.</summary>
/// <param name="what">What was asked, with its address.</param>
/// <param name="status">Its status.</param>
/// <param name="reason">Its own words.</param>
internal sealed class BackendRefusedException(string what, HttpStatusCode status, string reason) : Exception($"{what} refuses ({(int)status}): {reason.TrimEnd('.')}.")
{
    public HttpStatusCode Status => status;

    /// <summary>The backend's own words.</summary>
    public string Reason => reason;
}
