<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="id_ID">
<context>
    <name>Shortcuts</name>
    <message>
        <source>Buka orang mirip yang kedua</source>
        <translation>Open the second similar person</translation>
    </message>
    <message>
        <source>Buka orang mirip yang pertama</source>
        <translation>Open the first similar person</translation>
    </message>
    <message>
        <source>Cetak kartu atau bukti</source>
        <translation>Print card or receipt</translation>
    </message>
    <message>
        <source>Daftar</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Daftarkan peserta baru</source>
        <translation>Register a new participant</translation>
    </message>
    <message>
        <source>Di mana saja</source>
        <translation>Anywhere</translation>
    </message>
    <message>
        <source>Ekspor daftar</source>
        <translation>Export list</translation>
    </message>
    <message>
        <source>Isian</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Ke kotak cari</source>
        <translation>Go to the search box</translation>
    </message>
    <message>
        <source>Kunci layar</source>
        <translation>Lock screen</translation>
    </message>
    <message>
        <source>Meja depan</source>
        <translation>Front desk</translation>
    </message>
    <message>
        <source>Muat ulang halaman</source>
        <translation>Reload page</translation>
    </message>
    <message>
        <source>Pindah halaman</source>
        <translation>Switch page</translation>
    </message>
    <message>
        <source>Saring daftar</source>
        <translation>Filter list</translation>
    </message>
    <message>
        <source>Semua pintasan</source>
        <translation>All shortcuts</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Sinkronkan sekarang</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Tamu tanpa kartu</source>
        <translation>Guest without a card</translation>
    </message>
    <message>
        <source>Tunda isian</source>
        <translation>Park the form</translation>
    </message>
    <message>
        <source>Urungkan yang terakhir</source>
        <translation>Undo the last action</translation>
    </message>
</context>
</TS>
