#!/usr/bin/perl
# Harvests the archive with HTTP::OAI (Debian: libhttp-oai-perl).
# Usage: harvest.pl OAI_URL NUMBER_OF_PUBLIC_ARTICLES
# Prints "ok name" or "not ok name: reason" for each check.
use strict;
use warnings;
use HTTP::OAI;
use HTTP::OAI::Metadata::OAI_DC;

binmode STDOUT, ':encoding(UTF-8)';
my ( $url, $public ) = @ARGV;
my $harvester = HTTP::OAI::Harvester->new( baseURL => $url );
# The archive is on this machine; a proxy from the environment would only be in the way.
$harvester->no_proxy('127.0.0.1');

sub check {
    my ( $name, $passed, $reason ) = @_;
    print $passed ? "ok $name\n" : "not ok $name: " . ( $reason // '' ) . "\n";
}

my $identify = $harvester->Identify;
check( 'Identify', $identify->is_success, $identify->message );
check( 'Identify names the repository', length( $identify->repositoryName // '' ) > 0 );
check( 'Identify protocol', $identify->protocolVersion eq '2.0', $identify->protocolVersion );
check( 'Identify deletedRecord', $identify->deletedRecord eq 'persistent', $identify->deletedRecord );
check( 'Identify granularity', $identify->granularity eq 'YYYY-MM-DDThh:mm:ssZ', $identify->granularity );
# The harvester follows what Identify says; behind a proxy that is the public address.
$harvester->baseURL($url);

my $formats = $harvester->ListMetadataFormats;
check( 'ListMetadataFormats', $formats->is_success, $formats->message );
check( 'oai_dc is offered', grep { $_->metadataPrefix eq 'oai_dc' } $formats->metadataFormat );

# `next` knows only the last part of a list; a callback is given every item of every part.
my @sets;
my $sets = $harvester->ListSets( onRecord => sub { push @sets, $_[0]->setSpec } );
check( 'ListSets', $sets->is_success && @sets > 0, $sets->message );

my ( %status, %twice );
my $identifiers = $harvester->ListIdentifiers(
    metadataPrefix => 'oai_dc',
    onRecord       => sub {
        my $id = $_[0]->identifier;
        $twice{$id}++ if exists $status{$id};
        $status{$id} = $_[0]->status // 'active';
    }
);
check( 'ListIdentifiers', $identifiers->is_success, $identifiers->message );
check( 'ListIdentifiers gives each once', !%twice, join ' ', keys %twice );
my $active = grep { $_ ne 'deleted' } values %status;
check( 'ListIdentifiers is complete', $active == $public, "$active instead of $public" );

my ( $described, $first ) = ( 0, undef );
my $records = $harvester->ListRecords(
    metadataPrefix => 'oai_dc',
    handlers       => { metadata => 'HTTP::OAI::Metadata::OAI_DC' },
    onRecord       => sub {
        my ($record) = @_;
        my $id = $record->identifier;
        if ( ( $record->header->status // '' ) eq 'deleted' ) {
            check( "$id is deleted and bare", !$record->metadata );
            return;
        }
        $first //= $id;
        my $dc = $record->metadata ? $record->metadata->dc : {};
        my @missing = grep { !@{ $dc->{$_} // [] } } qw(title creator publisher date type identifier source language);
        check( "$id is described", !@missing, "without @missing" );
        $described++;
    }
);
check( 'ListRecords', $records->is_success, $records->message );
check( 'ListRecords is complete', $described == $public, "$described instead of $public" );

if ($first) {
    my $answer = $harvester->GetRecord( identifier => $first, metadataPrefix => 'oai_dc' );
    my $record = $answer->next;
    check( 'GetRecord', $record && $record->identifier eq $first, $answer->message );
}
for my $set ( splice @sets, 0, 4 ) {
    my $members = 0;
    my $list = $harvester->ListIdentifiers( metadataPrefix => 'oai_dc', set => $set, onRecord => sub { $members++ } );
    check( "set $set has members", $members > 0, $list->message );
}
my $unknown = $harvester->GetRecord( identifier => 'oai:nowhere.example:1', metadataPrefix => 'oai_dc' );
my ($error) = $unknown->errors;
check( 'an unknown identifier is idDoesNotExist', $error && $error->code eq 'idDoesNotExist', $unknown->message );
