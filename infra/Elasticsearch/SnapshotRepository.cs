namespace Monitoring.Elasticsearch;

/// <summary>Where Elasticsearch keeps its snapshots.</summary>
public enum SnapshotRepository
{
    /// <summary>Nowhere: what is on a lost volume is lost.</summary>
    None,

    /// <summary>A bucket of Amazon S3, or of anything that speaks its protocol.</summary>
    S3,

    /// <summary>A bucket of Google Cloud Storage.</summary>
    Gcs,

    /// <summary>A container of Azure Blob Storage.</summary>
    Azure,
}
